// Builds the web application into dist/apps/web, and serves it with hot reload in front of a running hub.
// The pages run under a strict content security policy, so nothing is inlined: no data: addresses, no inline scripts.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { serviceWorker } from './service-worker-build.js';

const lib = (name: string): string => new URL(`../../libs/${name}/src/index.ts`, import.meta.url).pathname;
const alias = { '#kernel': lib('kernel'), '#vitals': lib('vitals'), '#alarms': lib('alarms'), '#care': lib('care') };
const hub = process.env['MIMAMORI_HUB'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), serviceWorker(alias)],
  resolve: { alias },
  server: { port: 5173, proxy: { '/api': { target: hub, changeOrigin: false } } },
  build: {
    outDir: new URL('../../dist/apps/web', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    // The centre's rosters know the public holidays; the pages only borrow the care rules beside them.
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !id.includes('@holiday-jp') } },
  },
});
