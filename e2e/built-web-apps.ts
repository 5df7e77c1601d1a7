/** Vitest's global set-up: the web apps are built once, before any file starts a platform that serves them. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

export async function setup(): Promise<void> {
  const build = spawn(process.execPath, ['tools/build.mjs'], { cwd: root, stdio: 'inherit' })
  const [status] = await once(build, 'close')
  if (status !== 0) throw new Error('The web apps could not be built (see above).')
}
