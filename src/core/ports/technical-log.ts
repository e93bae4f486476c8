// Records defects for whoever repairs the program.
import type { ContactId } from '#shared/values.ts';

/**
 * `incident`: the number the person was told already; else one is made. `view` and `ids`: where a
 * screen stood.
 */
interface IncidentContext {
  method?: string;
  contactId?: ContactId;
  incident?: string;
  view?: string;
  ids?: readonly string[];
}

export interface TechnicalLog {
  /**
   * A defect: name and stack go to the technical log, its incident number goes to the person. Never
   * mail content or addresses.
   */
  incident(error: unknown, context: IncidentContext): string;
  note(event: string, data?: Record<string, string | number | boolean>): void;
}
