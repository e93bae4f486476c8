// Lets tools that do not read .vue files (the linter's type information) know what such an import
// is; vue-tsc knows better.
declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent;
  export default component;
}
