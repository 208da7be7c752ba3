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
    // The public page has a style sheet of its own, which the server finds by its name (src/app/http/web-app.ts).
    rolldownOptions: { input: { index: 'web/index.html', 'public-page': 'web/public-page/public-page.css' } },
  },
  server: { proxy: { '/api/': 'http://127.0.0.1:4180' } },
})
