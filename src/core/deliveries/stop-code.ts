// Why sending stopped, as a code of the catalogue. A defect is `internal`.
import { isAppError, type ErrorCode } from '#shared/errors.ts';

export const stopCodeOf = (error: unknown): ErrorCode => (isAppError(error) ? error.code : 'internal');
