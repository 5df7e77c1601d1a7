/** What a start tells its operator. */
import { join } from 'node:path'
import { type Catalogue, findingText } from '@yijianshi/core/catalogue'
import type { loadCatalogue } from '../catalogue/load.ts'
import type { Imported, RunningCatalogue } from '../catalogue/running-catalogue.ts'
import type { Store } from '../database/open-store.ts'
import type { Settings } from './settings.ts'

/** Told once; the key itself never. */
export function describeMasterKey(place: string): string {
  return `Personal data are encrypted under a master key that was made just now: ${place}. Keep a copy of it apart from the database; without it nobody can read them any more.`
}

/** One line; the embedded database takes one process at a time. */
export function describeNoStaff({ kind }: Store, { sites }: Catalogue): string {
  const [site = '…'] = sites.keys()
  const first = kind === 'embedded' ? 'Stop the server and make one' : 'Make one'
  return `There are no staff accounts yet, so nobody can log in to the console. ${first}: npx yijianshi staff add --login wangmin --name 王敏 --role manager --site ${site}`
}

type Findings = Awaited<ReturnType<typeof loadCatalogue>>['findings']

export function describeFindings({ catalogueDirectory }: Settings, findings: Findings): string[] {
  return findings.map(finding => {
    const place = `${join(catalogueDirectory, finding.file)}:${finding.line}:${finding.column}`
    return `${place} ${finding.code} ${findingText(finding, 'zh')}`
  })
}

export function faulty({ catalogueDirectory }: Settings): string {
  return `The catalogue in ${catalogueDirectory} is faulty, so nothing of it is used. Correct it and start again.`
}

export const unreadable =
  'The published catalogue was written by another release, and this one can’t read it. Start the newer release.'

/** One line: the folder no longer decides. */
export function leftAlone({ catalogueDirectory }: Settings): string {
  return `Changes of the catalogue were published in the console since, so ${catalogueDirectory} is left alone. To bring it in: npx yijianshi catalogue import ${catalogueDirectory} --title … --login …`
}

export function describeReload(
  outcome: Imported | 'faulty',
  running: RunningCatalogue,
  settings: Settings,
): string {
  if (outcome === 'faulty') return 'The catalogue is faulty; the running one stays.'
  if (outcome === 'published-elsewhere') return leftAlone(settings)
  return `The catalogue ${running.current.version.slice(0, 12)} is in use.`
}
