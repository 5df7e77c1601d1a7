import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2022',
    // The content security policy allows neither inline scripts nor data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Read by the benchmark of page weight.
    manifest: true,
  },
  server: {
    proxy: { '/api': 'http://127.0.0.1:8080', '/samples': 'http://127.0.0.1:8080' },
  },
})
