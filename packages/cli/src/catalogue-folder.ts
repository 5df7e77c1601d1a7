import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { loadCatalogue } from '@yijianshi/server/catalogue/load'
import type { CommandLine } from './command-line.ts'
import type { Messages } from './messages.ts'
import { failed, type Outcome } from './outcome.ts'

const sampleCatalogue = join(import.meta.dirname, '../../../catalogue')

/** The folder asked for; else the one where we stand; else the sample that comes with the software. */
export function catalogueFolder(given: string | undefined): string {
  return given ?? (existsSync('catalogue') ? 'catalogue' : sampleCatalogue)
}

/** The catalogue, or what the command ends with because there is none. */
export async function readCatalogue(
  line: CommandLine,
  messages: Messages,
): Promise<{ readonly catalogue: Catalogue } | { readonly outcome: Outcome }> {
  const folder = catalogueFolder(line.catalogue)
  const { catalogue, findings } = await loadCatalogue(folder)
  if (catalogue) return { catalogue }
  const errors = findings.filter(finding => finding.severity === 'error').length
  return { outcome: failed(messages.faultyCatalogue(folder, errors)) }
}

/** The server's own catalogue, unless another one is asked for. */
export function inUse(line: CommandLine): CommandLine {
  return { ...line, catalogue: line.catalogue ?? (process.env.CATALOGUE_DIR?.trim() || undefined) }
}
