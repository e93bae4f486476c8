// The names a file imports, read off its text: static, dynamic and CommonJS.

const patterns = [
  /^\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?["']([^"']+)["']/gm,
  /\bimport\(\s*(?:\/\*.*?\*\/\s*)?["']([^"']+)["']\s*\)/g,
  /\brequire\(\s*["']([^"']+)["']\s*\)/g,
  /^\s*import["']([^"']+)["']/gm,
];

export const importsOf = (code: string): string[] =>
  patterns.flatMap((pattern) => [...code.matchAll(pattern)].map(([, name]) => name!));
