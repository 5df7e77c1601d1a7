/**
 * The order in which test files are begun. A fresh clone knows no durations, and a long file that is begun last keeps
 * one core busy while the others wait.
 */
import { relative, sep } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longer than all others, the longest first. Vitest orders the rest. */
export const longFiles: readonly string[] = [
  'e2e/screens.e2e.test.ts',
  'e2e/studio.e2e.test.ts',
  'e2e/open-a-shop.e2e.test.ts',
  'packages/core/src/case/case-histories.test.ts',
  'e2e/kill-server.test.ts',
  'e2e/studio-changes.e2e.test.ts',
  'e2e/joint-approval.e2e.test.ts',
  'e2e/intake.e2e.test.ts',
  'e2e/newer-version.e2e.test.ts',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => this.#placeOf(one) - this.#placeOf(other))
  }

  #placeOf({ moduleId }: TestSpecification): number {
    const place = longFiles.indexOf(relative(this.ctx.config.root, moduleId).split(sep).join('/'))
    return place < 0 ? longFiles.length : place
  }
}
