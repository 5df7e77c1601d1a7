import type { GuideMark } from '@yijianshi/core/publication/guide-marks'
import type { Texts } from '../../texts/texts.tsx'

/** “now required, new hint”, or what else the mark says. */
export function markText({ mark, parts }: GuideMark, { newerGuide: texts, and }: Texts): string {
  const changed = parts.map(part => texts.parts[part])
  return mark === 'changed' && changed.length > 0 ? and(changed) : texts.marks[mark]
}
