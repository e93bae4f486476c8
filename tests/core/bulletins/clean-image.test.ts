// What keeping an image promises:
//   * place, camera, thumbnail, comments and everything appended are gone; the picture itself is
//     unchanged
//   * how the camera was held stays, so that nothing lies on its side
//   * SVG, web pages, PDF, cut-off and oversized files are refused; no file makes it throw or hang
import { describe, expect, it } from 'vitest';
import { cleanImage } from '#core/bulletins/clean-image.ts';
import { exifOrientation, imageFormat } from '#core/bulletins/image-format.ts';
import { exampleImage } from '#tests/support/composing.ts';
import {
  appSegment,
  comment,
  exif,
  gif,
  gifExtension,
  jpeg,
  movingGif,
  png,
  pngChunk,
  withTail,
} from '#tests/support/image-files.ts';

const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const cleaned = (file: Uint8Array) => {
  const result = cleanImage(file);
  if (typeof result === 'string') throw new Error(result);
  return result;
};
const pixels = pngChunk('IDAT', 'pixels');
const end = pngChunk('IEND', '');

describe('a PNG', () => {
  it('loses text, EXIF, time, animation and what comes after its end', () => {
    const file = withTail(
      png(
        30,
        20,
        pngChunk('eXIf', 'GPS'),
        pngChunk('tEXt', 'Author Kim'),
        pngChunk('acTL', '12345678'),
        pngChunk('PLTE', '123'),
        pixels,
        pngChunk('tIME', '1234567'),
        pngChunk('zTXt', 'secret'),
        end,
      ),
      '<script>',
    );
    const { bytes, ...format } = cleaned(file);
    expect(format).toEqual({
      mime: 'image/png',
      extension: 'png',
      width: 30,
      height: 20,
      isStilled: true,
    });
    expect(bytes).toEqual(png(30, 20, pngChunk('PLTE', '123'), pixels, end));
  });

  it('that is clean already stays byte for byte', async () => {
    const file = await exampleImage();
    expect(cleaned(file)).toMatchObject({ width: 1104, height: 520, bytes: new Uint8Array(file) });
  });
});

describe('a JPEG', () => {
  it('loses place, camera, thumbnail, XMP, comments and a second picture behind its end', () => {
    const file = withTail(
      jpeg(
        40,
        30,
        appSegment(0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
        appSegment(0, 'JFXX\0thumbnail'),
        appSegment(1, exif(1)),
        appSegment(1, 'http://ns.adobe.com/xap/1.0/\0who'),
        appSegment(2, 'ICC_PROFILE\0'),
        appSegment(13, 'Photoshop'),
        appSegment(14, 'Adobe\0d\0\0\0\0\x01'),
        comment('private'),
      ),
      latin(jpeg(1, 1, appSegment(1, exif(1)))),
    );
    const { bytes, ...format } = cleaned(file);
    expect(format).toEqual({
      mime: 'image/jpeg',
      extension: 'jpg',
      width: 40,
      height: 30,
      isStilled: false,
    });
    expect(latin(bytes)).not.toMatch(/GPS|Exif|xap|JFXX|Photoshop|private|ICC/);
    expect(bytes).toEqual(
      jpeg(
        40,
        30,
        appSegment(0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0'),
        appSegment(14, 'Adobe\0d\0\0\0\0\x01'),
      ),
    );
  });

  it.each([
    [6, false],
    [8, true],
    [3, true],
  ])('held in position %i keeps that, and nothing else of its EXIF', (orientation, isLittle) => {
    const { bytes, width, height } = cleaned(
      jpeg(40, 30, appSegment(1, exif(orientation, isLittle))),
    );
    expect([width, height]).toEqual(orientation >= 5 ? [30, 40] : [40, 30]);
    expect(latin(bytes)).not.toContain('GPS');
    const start = latin(bytes).indexOf('Exif');
    expect(exifOrientation(bytes.subarray(start))).toBe(orientation);
    expect(imageFormat(bytes)).toMatchObject({ width, height });
    expect(cleaned(bytes).bytes).toEqual(bytes);
  });
});

describe('a GIF', () => {
  it('loses comments and application data and keeps timing and repetition', () => {
    const timing = gifExtension(0xf9, '\x04\n\0\0');
    const loop = gifExtension(0xff, 'NETSCAPE2.0', '\x01\0\0');
    const file = withTail(
      gif(
        9,
        8,
        gifExtension(0xfe, 'who took it'),
        loop,
        gifExtension(0xff, 'XMP DataXMP', 'who'),
        timing,
      ),
      'tail',
    );
    const { bytes, ...format } = cleaned(file);
    expect(format).toEqual({
      mime: 'image/gif',
      extension: 'gif',
      width: 9,
      height: 8,
      isStilled: false,
    });
    expect(bytes).toEqual(gif(9, 8, loop, timing));
  });

  const step = (hundredths: number) =>
    gifExtension(0xf9, `\x04${String.fromCharCode(hundredths & 255, hundredths >> 8)}\0`);
  const again = (times: number) =>
    gifExtension(0xff, 'NETSCAPE2.0', `\x01${String.fromCharCode(times)}\0`);
  const repeat = (...says: readonly string[]) => gifExtension(0xff, 'NETSCAPE2.0', ...says);
  const buffer = '\x02\x01\0\0\0';
  it.each([
    ['for ever', [[again(0), step(10)], [step(10)]]],
    ['for ever, said behind a number', [[again(1), again(0), step(10)], [step(10)]]],
    ['for ever, said before a number', [[again(0), again(1), step(10)], [step(10)]]],
    ['for ever, said behind a buffer', [[repeat(buffer, '\x01\0\0'), step(10)], [step(10)]]],
    ['for ever, said twice in one', [[repeat('\x01\x01\0', '\x01\0\0'), step(10)], [step(10)]]],
    ['for ever, with a high bit', [[repeat('\x09\0\0'), step(10)], [step(10)]]],
    ['more than five seconds in one round', [[step(251)], [step(250)]]],
    ['more than five seconds in all its rounds', [[again(5), step(50)], [step(50)]]],
    [
      'more than five seconds without saying how long a step takes',
      Array.from({ length: 51 }, () => []),
    ],
  ])('that moves %s stands still on its first picture', (_what, frames) => {
    const [first = []] = frames;
    const { bytes, isStilled } = cleaned(movingGif(9, 8, ...frames));
    expect(isStilled).toBe(true);
    expect(bytes).toEqual(gif(9, 8, ...first.filter((extension) => extension[1] === 0xf9)));
  });

  it.each([
    ['once', [[step(250)], [step(250)]]],
    ['a few times', [[again(4), step(50)], [step(50)]]],
    ['a few times, said before a buffer', [[repeat('\x01\x04\0', buffer), step(50)], [step(50)]]],
    ['not at all', [[again(0), step(500)]]],
  ])('that moves %s for five seconds at most stays as it is', (_what, frames) => {
    const file = movingGif(9, 8, ...frames);
    expect(cleaned(file)).toMatchObject({ bytes: file, isStilled: false });
  });
});

describe('refused', () => {
  const text = (content: string) => new TextEncoder().encode(content);
  it.each([
    ['nothing', new Uint8Array()],
    ['SVG', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a web page', text('<!doctype html><script>1</script>')],
    ['PDF', text('%PDF-1.7 and some more')],
    ['WebP', text('RIFF\0\0\0\0WEBPVP8 ')],
    ['BMP', text('BM and some more bytes here')],
    ['a PNG without pixels', png(1, 1, end)],
    ['a PNG of no size', png(0, 5, pixels, end)],
    ['a PNG without an end', png(1, 1, pixels)],
    ['a PNG whose chunk is longer than the file', png(1, 1, pixels.subarray(0, 10))],
    ['a JPEG without a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)],
    ['a GIF without a picture', text('GIF89a\x01\0\x01\0\0\0\0;')],
  ])('is %s', (_name, file) => {
    expect(cleanImage(file)).toBe('unsupported');
  });

  it('is a picture of too many pixels, however small its file', () => {
    expect(cleanImage(png(10_001, 1, pixels, end))).toBe('too-large');
    expect(cleanImage(png(8000, 8000, pixels, end))).toBe('too-large');
    expect(cleanImage(png(8000, 5000, pixels, end))).toMatchObject({ width: 8000 });
  });

  it('is every file cut off somewhere, without an exception', () => {
    for (const file of [
      png(3, 3, pixels, end),
      jpeg(3, 3, appSegment(1, exif(6))),
      gif(3, 3, gifExtension(0xf9, '\x04\n\0\0')),
    ]) {
      for (let length = 0; length < file.length; length += 1)
        expect(cleanImage(file.subarray(0, length))).toBe('unsupported');
      expect(cleanImage(file)).toBeTypeOf('object');
    }
  });

  it('is noise with the right beginning, without an exception or a hang', () => {
    let seed = 1;
    const random = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed >> 16;
    };
    for (const file of [png(3, 3, pixels, end), jpeg(3, 3, appSegment(1, exif(6))), gif(3, 3)]) {
      for (let round = 0; round < 2000; round += 1) {
        const broken = file.slice();
        for (let change = 0; change < 3; change += 1)
          broken[random() % broken.length] = random() & 255;
        expect(['object', 'string']).toContain(typeof cleanImage(broken));
      }
    }
  });
});
