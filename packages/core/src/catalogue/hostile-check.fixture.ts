/** What comes of a hostile case, short enough to be handed from one program to another. */
import { findingText } from './finding-texts.ts'
import { hostileFiles } from './hostile-files.fixture.ts'
import { parseCatalogue } from './parse.ts'

export type HostileVerdict = {
  readonly name: string
  readonly sound: boolean
  readonly errors: number
  readonly codes: readonly string[]
  /** The longest text of the first thousand findings. */
  readonly longestText: number
  /** Findings without a place, which no editor could show. */
  readonly misplaced: number
}

export function checkHostile(name: string): HostileVerdict {
  const samples = new Set(['photo.jpg', 'licence.jpg'])
  const { catalogue, findings } = parseCatalogue(hostileFiles(name), { version: 'any', samples })
  const texts = findings.slice(0, 1000).map(finding => findingText(finding, 'zh').length)
  return {
    name,
    sound: catalogue !== undefined,
    errors: findings.filter(finding => finding.severity === 'error').length,
    codes: [...new Set(findings.map(finding => finding.code))],
    longestText: Math.max(0, ...texts),
    misplaced: findings.filter(({ line, column }) => !(line >= 1 && column >= 1)).length,
  }
}
