// `npm run lint` asks this too: no file may need itself by way of others, types included.
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Move what both need into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.vue', '.mjs', '.js'],
    },
    tsConfig: { fileName: 'tsconfig.node.json' },
  },
};
