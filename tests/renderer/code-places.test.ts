// What is read of an error's stack: functions, files and positions of our own page, in the words of
// each browser; no word of the message.
import { expect, it } from 'vitest';
import { codePlacesOf } from '#renderer/frame/code-places.ts';
import { expectLinear } from '#tests/support/linear.ts';

const own = 'http://127.0.0.1:4000/';
const withStack = (message: string, stack: string) => Object.assign(new Error(message), { stack });

it('reads what V8 writes', () => {
  const stack = `Error: kaputt
    at Proxy.render (${own}assets/ActorsPage-B1x_9.js:1:2345)
    at async Object.run [as act] (${own}assets/index-C2.js:12:34)
    at ${own}assets/index-C2.js:1:9
    at new Store (${own}src/renderer/main.ts?t=17:5:6)
    at Array.map (<anonymous>)
    at run (https://example.org/foreign.js:1:1)`;
  expect(codePlacesOf(withStack('kaputt', stack), own)).toEqual([
    { at: 'Proxy.render', file: 'ActorsPage-B1x_9.js', line: 1, column: 2345 },
    { at: 'Object.run', file: 'index-C2.js', line: 12, column: 34 },
    { at: '', file: 'index-C2.js', line: 1, column: 9 },
    { at: 'Store', file: 'main.ts', line: 5, column: 6 },
  ]);
});

it('reads what Gecko writes', () => {
  expect(
    codePlacesOf(
      withStack('kaputt', `render@${own}assets/a-B.js:1:2\n@${own}assets/b-C.js:3:4\n`),
      own,
    ),
  ).toEqual([
    { at: 'render', file: 'a-B.js', line: 1, column: 2 },
    { at: '', file: 'b-C.js', line: 3, column: 4 },
  ]);
});

it('takes nothing from a message, however it is written', () => {
  const message = `Erika Muster\n    at Erika (${own}Muster.js:1:1)`;
  expect(
    codePlacesOf(withStack(message, `Error: ${message}\n    at go (${own}assets/a.js:1:2)`), own),
  ).toEqual([{ at: 'go', file: 'a.js', line: 1, column: 2 }]);
  expect(
    codePlacesOf(
      withStack(
        'x',
        `Error: x\n    at Erika Muster (${own}assets/a.js:1:2)\n    at go (${own}erika@example.org:1:2)`,
      ),
      own,
    ),
  ).toEqual([{ at: '', file: 'a.js', line: 1, column: 2 }]);
});

it('has nothing to read where there is no stack', () => {
  for (const thrown of [
    undefined,
    null,
    'text',
    7,
    {},
    Object.assign(new Error('x'), { stack: undefined }),
  ])
    expect(codePlacesOf(thrown, own)).toEqual([]);
});

it('is bounded and linear', () => {
  expect(codePlacesOf(withStack('', `    at a (${own}a.js:1:1)\n`.repeat(1000)), own).length).toBe(
    20,
  );
  expectLinear(
    (size) => withStack('', `${own}${'a.'.repeat(size / 2)}\n`.repeat(3)),
    (error) => codePlacesOf(error, own),
  );
});
