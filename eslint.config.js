// Prettier lays the code out; these rules guard what a reader relies on: layers, size, types,
// accessibility.
import prettier from 'eslint-config-prettier';
import accessibility from 'eslint-plugin-vuejs-accessibility';
import regexp from 'eslint-plugin-regexp';
import vue from 'eslint-plugin-vue';
import ts from 'typescript-eslint';

const up = {
  regex: '^\\.\\./',
  message: 'Across folders import with "#" (see "imports" in package.json); "../" is not used.',
};

/**
 * Who may import whom (docs: architecture). `packages` names what else may be imported, exactly.
 */
const layers = [
  { files: ['src/shared/**/*.ts'], own: ['#shared/'], packages: ['zod', 'htmlparser2'] },
  ...[
    'settings',
    'addressees',
    'actors',
    'segments',
    'bulletins',
    'deliveries',
    'statistics',
    'concerns',
    'overview',
    'example',
    'incidents',
  ].map((feature, position, order) => ({
    files: [`src/core/${feature}/**/*.ts`],
    own: [
      '#shared/',
      '#core/ports/',
      '#core/event-bus.ts',
      ...order.slice(0, position + 1).map((left) => `#core/${left}/`),
    ],
    packages: ['zod'],
  })),
  { files: ['src/core/*.ts'], own: ['#shared/', '#core/'], packages: ['zod'] },
  {
    files: ['src/adapters/**/*.ts'],
    own: ['#shared/', '#core/ports/', 'node:'],
    packages: [],
  },
  {
    files: ['src/create-app.ts'],
    own: ['#shared/', '#core/', '#adapters/', 'node:'],
    packages: [],
  },
  {
    files: ['src/web/**/*.ts'],
    own: ['#shared/', '#create-app', 'node:'],
    packages: ['hono', 'hono/.*', '@hono/node-server', '@hono/node-server/.*'],
  },
  { files: ['src/cli/**/*.ts'], own: ['#shared/', '#create-app', 'node:'], packages: ['zod'] },
  {
    files: ['src/main/**/*.ts'],
    own: ['#shared/', '#create-app', 'node:'],
    packages: ['electron'],
  },
  { files: ['src/preload/**/*.ts'], own: ['#shared/'], packages: ['electron'] },
  {
    files: ['src/renderer/**/*.ts', 'src/renderer/**/*.vue'],
    own: ['#shared/', '#renderer/'],
    packages: [
      'vue',
      'vue-router',
      'reka-ui',
      '@internationalized/date',
      '@lucide/vue',
      '@tanstack/vue-virtual',
      '@tiptap/.*',
      '@atlaskit/.*',
    ],
  },
];

/** Each npm package appears in exactly one adapter; a new one fails here until it is placed. */
const adapterPackages = {
  'json-store.ts': ['lowdb'],
  'mjml-compiler.ts': [],
  'mjml-worker.ts': ['mjml'],
  'mime-composer.ts': ['nodemailer/lib/mail-composer', 'nodemailer/lib/mime-funcs'],
  'smtp-connection.ts': ['nodemailer/lib/smtp-connection'],
  'mail-parser.ts': [],
  'mail-parser-worker.ts': ['postal-mime'],
  'html-sanitiser.ts': ['sanitize-html'],
  'html-to-text.ts': ['html-to-text'],
};

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
function importsOnly(own, packages) {
  const allowed = [
    ...own.map((prefix) =>
      prefix.endsWith('/') || prefix.endsWith(':') ? escaped(prefix) : `${escaped(prefix)}$`,
    ),
    ...packages.map((name) => `${name}$`),
    '\\./',
  ];
  return [
    'error',
    {
      patterns: [
        up,
        {
          regex: `^(?!${allowed.join('|')})`,
          message: `This folder may import ${[...own, ...packages].join(', ')} and its own files.`,
        },
      ],
    },
  ];
}

export default ts.config(
  { ignores: ['out/**', 'dist/**', '.tmp/**', 'node_modules/**'] },
  ...ts.configs.recommendedTypeChecked,
  ...vue.configs['flat/recommended'],
  ...accessibility.configs['flat/recommended'],
  prettier,
  {
    languageOptions: {
      parserOptions: {
        parser: ts.parser,
        extraFileExtensions: ['.vue'],
        tsconfigRootDir: import.meta.dirname,
        project: ['tsconfig.core.json', 'tsconfig.node.json', 'tsconfig.renderer.json'],
      },
    },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      // Prettier breaks code; comments are broken by hand.
      'max-len': [
        'error',
        {
          code: 100,
          ignoreUrls: true,
          ignoreStrings: true,
          ignoreTemplateLiterals: true,
          ignoreRegExpLiterals: true,
        },
      ],
      complexity: ['error', 15],
      'max-statements-per-line': ['error', { max: 1 }],
      'no-nested-ternary': 'error',
      'one-var': ['error', 'never'],
      'no-restricted-imports': ['error', { patterns: [up] }],
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'vue/require-default-prop': 'off',
      // `for` or nesting is enough; lists without bullets say so, because Safari forgets that they
      // are lists.
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      'vuejs-accessibility/no-redundant-roles': ['error', { ul: ['list'], ol: ['list'] }],
      'no-undef': 'off',
    },
  },
  // Text from outside is of any length: a regular expression over it takes linear time, and markup
  // is read by `shared/markup.ts`.
  {
    files: ['src/**/*.ts', 'src/**/*.vue'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: String.raw`Literal[regex.pattern=/(?<![?^\\[])<(?:!|\\?\x2F|\(\\?\x2F|\[?[a-z])/i]`,
          message: 'Markup is read by shared/markup.ts, not by a regular expression.',
        },
      ],
    },
  },
  ...layers.map(({ files, own, packages }) => ({
    files,
    rules: { 'no-restricted-imports': importsOnly(own, packages) },
  })),
  ...Object.entries(adapterPackages).map(([file, packages]) => ({
    files: [`src/adapters/${file}`],
    rules: {
      'no-restricted-imports': importsOnly(
        ['#shared/', '#core/ports/', 'node:', '#adapters/'],
        packages.map(escaped),
      ),
    },
  })),
  // The field around a control names it; that is proven in the browser. Outside vue-tsc a generic
  // prop looks like plain `string`.
  {
    files: ['src/renderer/ui/*.vue'],
    rules: {
      'vuejs-accessibility/form-control-has-label': 'off',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
    },
  },
  { files: ['src/cli/print.ts', 'scripts/**', 'bench/**'], rules: { 'no-console': 'off' } },
  {
    files: ['tests/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['**/*.js', '**/*.mjs'], ...ts.configs.disableTypeChecked },
);
