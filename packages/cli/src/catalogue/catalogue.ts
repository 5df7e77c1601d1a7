/** `yijianshi catalogue`: versions of the catalogue in the database, in and out of a folder. */
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { refusalText } from '@yijianshi/core/refusal/texts'
import { loadCatalogue } from '@yijianshi/server/catalogue/load'
import { exportVersion, importFolder, listVersions } from '@yijianshi/server/publication/folder'
import { columns } from '../columns.ts'
import type { CommandLine } from '../command-line.ts'
import type { Messages } from '../messages.ts'
import { onDatabase, onExistingDatabase } from '../on-database.ts'
import { failed, inJson, inLines, misunderstood, type Outcome } from '../outcome.ts'

type Action = (line: CommandLine, messages: Messages) => Promise<Outcome>

const actions: ReadonlyMap<string, Action> = new Map([
  ['versions', versions],
  ['export', exportTo],
  ['import', importFrom],
])

export async function catalogue(line: CommandLine, messages: Messages): Promise<Outcome> {
  const [name, ...operands] = line.operands
  const action = actions.get(name ?? '')
  if (action !== undefined) return action({ ...line, operands }, messages)
  return misunderstood(messages.catalogue.actionWanted(name?.slice(0, 60) ?? '', [...actions.keys()]))
}

const pageSize = 200

async function versions(line: CommandLine, messages: Messages): Promise<Outcome> {
  const [surplus] = line.operands
  if (surplus !== undefined) return misunderstood(messages.tooManyOperands(surplus))
  return onExistingDatabase(messages, async ({ pool }) => {
    const all = []
    for (;;) {
      const page = await listVersions(pool, all.at(-1)?.number, pageSize)
      all.push(...page)
      if (page.length < pageSize) break
    }
    if (line.format === 'json') return inJson(all)
    if (all.length === 0) return inLines([messages.catalogue.none])
    const rows = all.map(entry => [
      String(entry.number),
      entry.version.slice(0, 12),
      entry.publishedAt.toISOString().slice(0, 16).replace('T', ' '),
      entry.publisher ?? messages.catalogue.fromFolder,
      entry.title,
    ])
    return inLines(columns(rows))
  })
}

/** The one operand: a folder. */
function readFolder(line: CommandLine, messages: Messages): { readonly folder: string } | Outcome {
  const [given, surplus] = line.operands
  if (given === undefined) return misunderstood(messages.catalogue.folderWanted)
  return surplus === undefined ? { folder: resolve(given) } : misunderstood(messages.tooManyOperands(surplus))
}

async function isEmpty(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return true
    throw fault
  }
}

async function exportTo(line: CommandLine, messages: Messages): Promise<Outcome> {
  const read = readFolder(line, messages)
  if (!('folder' in read)) return read
  const { folder } = read
  if (!(await isEmpty(folder))) return misunderstood(messages.catalogue.folderNotEmpty(folder))
  return onExistingDatabase(messages, async ({ pool }) => {
    const name = line.version ?? 'current'
    const found = await exportVersion(pool, name)
    if (found === undefined) return misunderstood(messages.catalogue.unknownVersion(name.slice(0, 60)))
    let count = 0
    for await (const { path, content } of found.files) {
      const place = join(folder, path)
      if (!place.startsWith(folder + sep)) throw new Error(`${path} leads out of the folder`)
      await mkdir(dirname(place), { recursive: true })
      await writeFile(place, content)
      count += 1
    }
    return inLines([messages.catalogue.exported(found.number, count, folder)])
  })
}

async function importFrom(line: CommandLine, messages: Messages): Promise<Outcome> {
  const read = readFolder(line, messages)
  if (!('folder' in read)) return read
  const { title = '' } = line
  const { login = '' } = line.staff
  const { catalogue: sound, ...folder } = await loadCatalogue(read.folder)
  if (sound === undefined) {
    const errors = folder.findings.filter(finding => finding.severity === 'error').length
    return failed(messages.faultyCatalogue(read.folder, errors))
  }
  if (title.trim() === '') return misunderstood(messages.staff.optionWanted('--title', ['“压缩办理时限”']))
  return onDatabase(messages, async ({ pool }) => {
    const outcome = await importFolder(pool, { ...folder, catalogue: sound }, { login, title }, Date.now)
    if (outcome === undefined) {
      return misunderstood(
        login === ''
          ? messages.staff.optionWanted('--login', ['wangmin'])
          : messages.catalogue.notEditor(login.slice(0, 60)),
      )
    }
    if (!outcome.ok) return misunderstood(refusalText(outcome.refusal, line.language))
    const { value } = outcome
    if (value.kind === 'same') return inLines([messages.catalogue.same])
    if (value.kind === 'first') return inLines([messages.catalogue.importedFirst(value.number)])
    return inLines([messages.catalogue.begun(title.trim(), value.files)])
  })
}
