import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  // The workbench of the studio loads its parts when it is asked for the first time.
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    target: 'es2023',
    chunkSizeWarningLimit: 1200,
    // Read by the benchmark of page weight.
    manifest: true,
    rolldownOptions: {
      treeshake: {
        // The core does nothing when loaded; unused, its YAML reader and its schemas stay out of the browser.
        moduleSideEffects: id => !id.includes('/packages/core/src/'),
      },
    },
  },
  server: { proxy: { '/console/api': 'http://127.0.0.1:8080' } },
})
