// What the head of a mail says of its sender: by whatever header a server noted the envelope, one
// from no mailbox (RFC 5321, 4.5.5) is known, and that of a person is not taken for one.
import { expect, test } from 'vitest';
import { hasNullSender } from '#core/concerns/mail-header.ts';
import { expectLinear } from '#tests/support/linear.ts';
import { parsedMail } from '#tests/support/parsed-mail.ts';

test.each([
  ['return-path', '<>'],
  ['return-path', '< >'],
  ['return-path', '<> (null)'],
  ['return-path', '(empty) <>'],
  ['return-path', '<MAILER-DAEMON>'],
  ['return-path', '<mailer-daemon@mx.kita.example>'],
  ['return-path', 'MAILER-DAEMON'],
  ['x-envelope-from', '<>'],
  ['x-envelope-from', ''],
  ['envelope-from', '<>'],
  ['x-original-return-path', '<>'],
  ['received', 'from mx.kita.example (envelope-from <>) id 1 for <rk@bezirk.example>'],
  ['received', 'from [192.0.2.1] by mx (envelope-from <MAILER-DAEMON>); Mon'],
  ['received-spf', 'none (mx: domain of mx) envelope-from=<>; helo=mx'],
  ['authentication-results', 'mx.example; spf=none smtp.mailfrom=<>'],
])('%s: %s is nobody', (name, value) => {
  expect(hasNullSender(parsedMail({ headers: { [name]: value } }))).toBe(true);
});

test.each([
  ['return-path', '<leitung@kita.example>'],
  ['return-path', '<leitung@kita.example> (null)'],
  ['x-envelope-from', 'leitung@kita.example'],
  ['received', 'from kita (envelope-from <leitung@kita.example>) for <>'],
  ['authentication-results', 'mx.example; spf=pass smtp.mailfrom=kita.example'],
  ['subject', '<>'],
])('%s: %s is somebody', (name, value) => {
  expect(hasNullSender(parsedMail({ headers: { [name]: value } }))).toBe(false);
});

test.each(['<', '( ', 'envelope-from ', '<> ('])('linear on %j only', (part) => {
  expectLinear(
    (size) => part.repeat(size / part.length),
    (value) =>
      ['return-path', 'received'].map((name) =>
        hasNullSender(parsedMail({ headers: { [name]: value } })),
      ),
  );
});
