import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { findChromium } from './chromium.ts'

const run = promisify(execFile)

/** The C library's loader lists what it would load instead of starting the program. */
async function loadedLibraries(program: string, libraryPath: string): Promise<Map<string, string>> {
  const env = { LD_TRACE_LOADED_OBJECTS: '1', LD_LIBRARY_PATH: libraryPath }
  const { stdout } = await run(program, [], { env })
  return new Map(
    [...stdout.matchAll(/^\s*(\S+) => (.+?)(?: \(0x\w+\))?$/gm)].map(([, name, path]) => [
      name ?? '',
      path ?? '',
    ]),
  )
}

/** Parts of the C library and of the compiler, without which Node itself would not run. */
const alwaysThere = /^lib(?:c|m|dl|pthread|rt|gcc_s)\.so/

it('Chromium and its libraries come from the package, but for those that Node needs too', async () => {
  const { executablePath } = await findChromium({})
  const brought = join(dirname(executablePath), 'al2023', 'lib')
  const libraries = await loadedLibraries(executablePath, brought)
  expect([...libraries.keys()]).toEqual(
    expect.arrayContaining(['libnss3.so', 'libnspr4.so', 'libexpat.so.1']),
  )
  for (const [name, path] of libraries) {
    if (!alwaysThere.test(name)) expect(path).toBe(join(brought, name))
  }
})

it('it is unpacked once, also when asked for at the same time', async () => {
  const found = await Promise.all([findChromium({}), findChromium({}), findChromium({})])
  expect(new Set(found.map(({ executablePath }) => executablePath)).size).toBe(1)
  for (const { executablePath } of found) await access(executablePath, constants.X_OK)
})

it('CHROMIUM_PATH names another browser', async () => {
  expect(await findChromium({ CHROMIUM_PATH: '/opt/chromium' })).toEqual({
    executablePath: '/opt/chromium',
    environment: { CHROMIUM_PATH: '/opt/chromium' },
    libraries: 'own',
  })
})
