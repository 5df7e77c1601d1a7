/** The Chromium of the browser tests: from npm, unpacked once, with system libraries and fonts where they are missing. */
import { execFile } from 'node:child_process'
import {
  access,
  chmod,
  constants,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const unpackTimeoutMs = 120_000
const versionTimeoutMs = 30_000

export interface Chromium {
  readonly executablePath: string
  readonly environment: Readonly<Record<string, string>>
  /** Whether the system has the libraries itself, or those of the package are used. */
  readonly libraries: 'system' | 'package' | 'own'
}

/**
 * The Chromium to test with. `CHROMIUM_PATH` names another one, needed on systems other than Linux x64. Nothing is
 * downloaded. Throws when none can run here, and says why.
 */
export async function findChromium(environment: NodeJS.ProcessEnv = process.env): Promise<Chromium> {
  const inherited = definedOnly(environment)
  const own = environment.CHROMIUM_PATH
  if (own !== undefined) return { executablePath: own, environment: inherited, libraries: 'own' }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `The Chromium from npm runs on Linux x64, not on ${process.platform} ${process.arch}. ` +
        'Set CHROMIUM_PATH to a Chromium or Chrome of your own.',
    )
  }
  const folder = await unpackedFolder()
  const executablePath = join(folder, 'chromium')
  const withFonts = { ...inherited, FONTCONFIG_FILE: join(folder, 'fonts.conf') }
  if ((await startFailure(executablePath, withFonts)) === undefined) {
    return { executablePath, environment: withFonts, libraries: 'system' }
  }
  const withLibraries = { ...withFonts, LD_LIBRARY_PATH: libraryPath(folder, inherited.LD_LIBRARY_PATH) }
  const failure = await startFailure(executablePath, withLibraries)
  if (failure === undefined) return { executablePath, environment: withLibraries, libraries: 'package' }
  throw new Error(`Chromium from npm does not start here, even with its own libraries:\n${failure}`)
}

/** Undefined when the browser starts far enough to tell its version. */
async function startFailure(
  executablePath: string,
  env: Record<string, string>,
): Promise<string | undefined> {
  try {
    await run(executablePath, ['--version'], { env, timeout: versionTimeoutMs })
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function libraryPath(folder: string, inherited: string | undefined): string {
  const brought = join(folder, 'al2023', 'lib')
  return inherited === undefined || inherited === '' ? brought : `${brought}:${inherited}`
}

/** The unpacked package: in the project's cache, or where that is another user's, in a private temporary folder. */
async function unpackedFolder(): Promise<string> {
  const name = `chromium-${await packageVersion()}`
  const parents = [
    fileURLToPath(new URL('../.cache/', import.meta.url)),
    join(tmpdir(), `yijianshi-cache-${process.getuid?.() ?? 'user'}`),
  ]
  for (const parent of parents) {
    const folder = join(parent, name)
    if (await isAllowed(join(folder, 'chromium'), constants.R_OK | constants.X_OK)) {
      if (await isOurs(folder)) return folder
    } else if (await canWriteInto(parent)) {
      return await unpackInto(parent, folder)
    }
  }
  throw new Error(`Chromium cannot be unpacked: neither ${parents.join(' nor ')} can be written to.`)
}

/** Unpacked beside its place and moved there whole, so that a reader never sees half a browser. */
async function unpackInto(parent: string, folder: string): Promise<string> {
  const staging = await mkdtemp(join(parent, 'unpacking-'))
  try {
    const script = fileURLToPath(new URL('unpack-chromium.ts', import.meta.url))
    await run(process.execPath, [script], {
      env: { ...process.env, TMPDIR: staging },
      timeout: unpackTimeoutMs,
    })
    await chmod(join(staging, 'chromium'), 0o755)
    await writeFile(join(staging, 'fonts.conf'), fontConfiguration(folder))
    await rename(staging, folder)
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    // Another process may have moved its copy there in the meantime: then that one serves.
    if (!(await isAllowed(join(folder, 'chromium'), constants.X_OK))) throw error
  }
  return folder
}

/** The system's fonts where it has any, and the package's Latin font. */
function fontConfiguration(folder: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    '  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    '  <dir>/usr/share/fonts</dir>',
    `  <dir>${escapeXml(join(folder, 'fonts'))}</dir>`,
    `  <cachedir>${escapeXml(join(folder, 'font-cache'))}</cachedir>`,
    '</fontconfig>',
    '',
  ].join('\n')
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

async function packageVersion(): Promise<string> {
  const manifest = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'))
  const parsed: unknown = JSON.parse(await readFile(manifest, 'utf8'))
  if (
    typeof parsed === 'object' &&
    parsed !== null &&
    'version' in parsed &&
    typeof parsed.version === 'string'
  ) {
    return parsed.version
  }
  throw new Error('The package @sparticuz/chromium has no version. Run npm ci.')
}

async function canWriteInto(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch {
    return false
  }
  return (await isOurs(folder)) && (await isAllowed(folder, constants.W_OK | constants.X_OK))
}

/** A program that lies in another user's folder is not run: the folder for temporary files is everybody's. */
async function isOurs(folder: string): Promise<boolean> {
  const { uid } = await lstat(folder)
  return process.getuid === undefined || uid === process.getuid()
}

async function isAllowed(path: string, mode: number): Promise<boolean> {
  try {
    await access(path, mode)
    return true
  } catch {
    return false
  }
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
