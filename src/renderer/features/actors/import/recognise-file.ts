// What kind of file somebody brought, by its first bytes: an Excel workbook deserves a better
// answer than "this is not text". Pure.

export type FileKind = 'text' | 'workbook' | 'document' | 'pdf';

const begins = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, at) => bytes[at] === byte);

/** Signatures: ZIP (`PK`), which xlsx, ods and docx are; OLE2 (xls); `%PDF`. */
export function recogniseFile(bytes: Uint8Array, name: string): FileKind {
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'workbook';
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04))
    return /\.xls[xmb]?$/i.test(name) ? 'workbook' : 'document';
  return 'text';
}
