import { defineConfig } from 'vite';

export default defineConfig({
  // Stories show everything at once: their size says nothing about a page's.
  build: { chunkSizeWarningLimit: 4000 },
});
