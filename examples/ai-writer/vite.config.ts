import { resolve } from 'node:path';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir: resolve(import.meta.dirname, '../../dist/ai-writer'),
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { input: { main: resolve(import.meta.dirname, 'src/main.ts') }, output: { format: 'es', entryFileNames: '[name].js' } },
  },
});
