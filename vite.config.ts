import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The browser application: built to dist/web, which the server serves itself. `npm run dev:web` talks to a server that runs.
export default defineConfig({
  root: 'web',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // A polyfill would be an inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api/': 'http://127.0.0.1:4180' } },
})
