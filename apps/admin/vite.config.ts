import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { staffTexts } from './staff-texts';

export default defineConfig({
  base: '/admin/',
  plugins: [react(), staffTexts()],
  resolve: { alias: { '@lytt/shared': fileURLToPath(new URL('../../libs/shared/src/index.ts', import.meta.url)) } },
  build: { outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 900 },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
