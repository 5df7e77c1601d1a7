/** Files with private keys: readable by their owner only, and whole as soon as they have their name. */
import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { systemErrorCode } from '../database/embedded/start-refusal.ts'

/** Undefined where there is no such file. */
export async function findText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** With its folder. Of servers that place it together one does; `replace` for what is renewed, else what is there stays. */
export async function placeKeyFile(file: string, text: string, replace: boolean): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const aside = `${file}.${randomUUID()}`
  await writeFile(aside, text, { mode: 0o600, flag: 'wx', flush: true })
  if (replace) return rename(aside, file)
  try {
    await link(aside, file)
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error
  } finally {
    await rm(aside, { force: true })
  }
}
