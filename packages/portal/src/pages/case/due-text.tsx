import type { Due } from '@yijianshi/contract/case'
import { dateText } from '../../elements/dates.ts'
import { useSpokenLanguage, useTexts } from '../../texts/texts.tsx'

/** Until when, how many working days are left, and whether the date may still move. */
export function DueText({ due }: { due: Due }) {
  const texts = useTexts()
  const language = useSpokenLanguage()
  const tone = due.daysLeft < 0 ? 'tag bad' : due.daysLeft <= 1 ? 'tag warn' : 'tag'
  return (
    <>
      {texts.case.due(dateText(due.date, language))}{' '}
      <span className={tone}>{texts.case.daysLeft(due.daysLeft)}</span>
      {due.provisional && <span className="small soft"> {texts.case.provisional}</span>}
    </>
  )
}
