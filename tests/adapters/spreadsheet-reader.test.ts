// What reading a list promises:
//   * a list as Excel, LibreOffice and mail programs write it is read unchanged: encodings,
//     delimiters, quotes, line ends
//   * each row knows the line it begins in, whatever is in its cells
//   * what cannot be read is refused as a whole with a code and, where there is one, the line; size
//     is refused before it costs
//   * on well-formed files it reads exactly what csv-parse reads
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { spreadsheetReader } from '#adapters/spreadsheet-reader.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const utf16le = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const utf16be = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
const bytesOf = (file: string | Uint8Array) => (typeof file === 'string' ? utf8(file) : file);
const read = (file: string | Uint8Array) => spreadsheetReader.read(bytesOf(file), 'liste.csv');
const rowsOf = async (file: string | Uint8Array) =>
  (await read(file)).rows.map(({ line, cells }) => [line, ...cells]);

describe('encodings', () => {
  const text = 'Einrichtung;Straße\r\nKita für Bürger*innen;Größe „ß“ – 5 €\r\n';
  const windows1252 = () => {
    const bytes = latin(
      text.replace('„', '\x84').replace('“', '\x93').replace('–', '\x96').replace('€', '\x80'),
    );
    return bytes;
  };
  it.each([
    ['utf-8', utf8(text)],
    ['utf-8-bom', utf8(`\ufeff${text}`)],
    ['utf-16le', utf16le(text)],
    ['utf-16be', utf16be(text)],
    ['windows-1252', windows1252()],
  ] as const)('%s is recognised and read to the same letters', async (encoding, bytes) => {
    const table = await read(bytes);
    expect(table.encoding).toBe(encoding);
    expect(table.header).toEqual(['Einrichtung', 'Straße']);
    expect(table.rows).toEqual([{ line: 2, cells: ['Kita für Bürger*innen', 'Größe „ß“ – 5 €'] }]);
  });

  it('a list of the old DOS encoding is refused with the line instead of being read wrongly', async () => {
    const dos = new Uint8Array([...utf8('Name;Ort\nA;Berlin\nM'), 0x81, ...utf8('ller;Berlin\n')]);
    await expect(read(dos)).rejects.toMatchObject({
      code: 'import.encoding-unknown',
      data: { line: 3 },
    });
  });

  it('UTF-8 with one broken place is refused with its line, not read as Windows-1252', async () => {
    const broken = new Uint8Array([...utf8('Name;Straße\nMüller;Grüße\nB'), 0xff, ...utf8(';C\n')]);
    await expect(read(broken)).rejects.toMatchObject({
      code: 'import.encoding-unknown',
      data: { line: 3 },
    });
    const withMark = new Uint8Array([...utf8('\ufeffName;Ort\nB'), 0xff, ...utf8(';C\n')]);
    await expect(read(withMark)).rejects.toMatchObject({
      code: 'import.encoding-unknown',
      data: { line: 2 },
    });
  });
});

describe('delimiters', () => {
  it.each([
    [';', 'a;b;c\n1;2,5;3\n'],
    [',', 'a,b,c\n1,2;5,3\n'],
    ['\t', 'a\tb\tc\n1\t2,5;\t3\n'],
    [';', 'Name;Anschrift, Ort;Themen\nKita;"Weg 1, 10823, Berlin";"Bildung, Familie, Kultur"\n'],
    [',', 'Name,Themen\nKita,"a;b;c;d;e;f"\nHort,"a;b;c;d;e;f"\n'],
    [';', 'sep=;\na,b,c,d;e\n1,2,3,4;5\n'],
    [',', 'SEP=,\r\na;b;c,d\n1;2;3,4\n'],
    [';', 'eMail\nwer@example.org\n'],
  ] as const)('%j is found in %j', async (delimiter, text) => {
    expect((await read(text)).delimiter).toBe(delimiter);
  });

  it('a sep= line is no header, and lines are counted with it', async () => {
    const table = await read('sep=;\r\nName;Ort\r\nKita;Berlin\r\n');
    expect(table.header).toEqual(['Name', 'Ort']);
    expect(table.rows).toEqual([{ line: 3, cells: ['Kita', 'Berlin'] }]);
  });
});

describe('rows and lines', () => {
  it.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
  ])('%s ends a line', async (_, end) => {
    expect(await rowsOf(['a;b', '1;2', '3;4'].join(end))).toEqual([
      [2, '1', '2'],
      [3, '3', '4'],
    ]);
  });

  it('all line ends may be mixed', async () => {
    expect(await rowsOf('a;b\r\n1;2\n3;4\r5;6\n\r7;8')).toEqual([
      [2, '1', '2'],
      [3, '3', '4'],
      [4, '5', '6'],
      [6, '7', '8'],
    ]);
  });

  it('a row after cells with line breaks still knows its line', async () => {
    expect(await rowsOf('a;b\r\n"x\r\ny";2\r\n3;"u\n\rv\rw"\r\n4;5')).toEqual([
      [2, 'x\r\ny', '2'],
      [4, '3', 'u\n\rv\rw'],
      [8, '4', '5'],
    ]);
  });

  it('blank lines and rows of nothing but delimiters are passed over and counted', async () => {
    expect(await rowsOf('\r\n \r\na;b\r\n\r\n;;\r\n  ;\t\r\n1;2\r\n\r\n')).toEqual([[7, '1', '2']]);
  });

  it('quotes hold delimiters and doubled quotes; elsewhere a quote is a letter', async () => {
    expect(await rowsOf('a;b\n"x;""y""";2\n3"4;5 "6"\n"";"7" e.V.\n""""; "8"')).toEqual([
      [2, 'x;"y"', '2'],
      [3, '3"4', '5 "6"'],
      [4, '', '7 e.V.'],
      [5, '"', ' "8"'],
    ]);
  });

  it('short and long rows are handed on as they are', async () => {
    expect(await rowsOf('a;b;c\n1\n1;2;3;4\n1;2;')).toEqual([
      [2, '1'],
      [3, '1', '2', '3', '4'],
      [4, '1', '2', ''],
    ]);
  });

  it('a header that repeats a word is kept', async () => {
    expect((await read('Name;Name\n1;2')).header).toEqual(['Name', 'Name']);
  });
});

describe('what cannot be read', () => {
  const png = new Uint8Array([
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52,
  ]);
  it.each([
    ['an empty file', '', 'import.empty', {}],
    ['a byte order mark alone', '\ufeff', 'import.empty', {}],
    ['blank lines alone', '\r\n \r\n\t\r\n', 'import.empty', {}],
    ['delimiters alone', ';;;\n;;;\n', 'import.empty', {}],
    ['a sep= line alone', 'sep=;\r\n', 'import.empty', {}],
    ['a header alone', 'Name;eMail\r\n', 'import.no-rows', {}],
    ['a header and blank rows', 'Name;eMail\r\n;\r\n\r\n', 'import.no-rows', {}],
    ['an image', png, 'import.not-text', { line: 3 }],
    [
      'an Excel workbook',
      new Uint8Array([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0]),
      'import.not-text',
      { line: 1 },
    ],
    ['a NUL', 'Name;eMail\nA;a@example.org\nB\0;b@example.org\n', 'import.not-text', { line: 3 }],
    ['a NUL in UTF-16', utf16le('Name;eMail\nB\0;b'), 'import.not-text', { line: 2 }],
    [
      'UTF-16 without its mark',
      utf16le('Name;eMail\nA;b').slice(2),
      'import.not-text',
      { line: 1 },
    ],
    [
      'an unclosed quote',
      'Name;eMail\r\n"Kita\r\nSonne";a@example.org\r\nB;"b@example.org\r\nC;c\r\n',
      'import.unclosed-quote',
      { line: 4 },
    ],
    [
      'a quote closed only far below',
      `Name;Ort\nA;"b\n${'Kita;Berlin\n'.repeat(4000)}Z;"z"\n`,
      'import.unclosed-quote',
      { line: 2 },
    ],
    [
      'a row of a million columns',
      `Name;eMail\n${'x;'.repeat(1_000_000)}\n`,
      'import.too-many-columns',
      { line: 2, maxColumns: 200 },
    ],
    [
      'a header of a million columns',
      `${'x,'.repeat(1_000_000)}\n1\n`,
      'import.too-many-columns',
      { line: 1, maxColumns: 200 },
    ],
    [
      '201 columns',
      `${'x\t'.repeat(200)}x\n1\n`,
      'import.too-many-columns',
      { line: 1, maxColumns: 200 },
    ],
    [
      '200,001 rows',
      `Name\n${'x\n'.repeat(200_001)}`,
      'import.too-many-rows',
      { maxRows: 200_000 },
    ],
    [
      'more than 50 MiB',
      new Uint8Array(50 * 1024 * 1024 + 1),
      'import.too-large',
      { maxBytes: 50 * 1024 * 1024 },
    ],
  ] as const)('%s is refused', async (_, file, code, data) => {
    await expect(read(file)).rejects.toMatchObject({ code, data });
  });

  it('200 columns, 200,000 rows and 50 MiB are still read', async () => {
    expect((await read(`${'x;'.repeat(199)}x\n${'1;'.repeat(199)}1\n`)).header).toHaveLength(200);
    expect((await read(`Name\n${'x\n'.repeat(200_000)}`)).rows).toHaveLength(200_000);
    const full = new Uint8Array(50 * 1024 * 1024).fill(0x78);
    full.set(utf8('Name\n'));
    expect((await read(full)).rows).toHaveLength(1);
  });
});

describe('against csv-parse', () => {
  // A small generator with a fixed seed: the same files every time.
  function random(seed: number) {
    let state = seed;
    return (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state % below;
    };
  }

  it('300 generated files read the same', async () => {
    const pieces = [
      'Kita',
      'Straße 5',
      'a@b.example',
      ' ',
      'x"y',
      ';',
      ',',
      '\t',
      '\n',
      '\r\n',
      '"',
      'Bürger*innen',
      '',
    ];
    for (let seed = 1; seed <= 300; seed++) {
      const next = random(seed * 7919);
      const delimiter = ([';', ',', '\t'] as const)[seed % 3]!;
      const width = 2 + next(5);
      const cell = () => {
        const value = Array.from({ length: next(4) }, () => pieces[next(pieces.length)]).join('');
        return next(4) === 0 || new RegExp(`[${delimiter}"\r\n]`).test(value)
          ? `"${value.replaceAll('"', '""')}"`
          : value;
      };
      const row = (first: string) =>
        [first, ...Array.from({ length: width - 1 }, cell)].join(delimiter);
      const text = `sep=${delimiter}\r\n${Array.from({ length: 2 + next(20) }, (_, index) => row(`z${index}`)).join('\r\n')}\r\n`;
      const expected = parse(text, {
        delimiter,
        from_line: 2,
        relax_column_count: true,
        record_delimiter: '\r\n',
      });
      const table = await read(text);
      expect([table.header, ...table.rows.map(({ cells }) => cells)]).toEqual(expected);
    }
  });
});
