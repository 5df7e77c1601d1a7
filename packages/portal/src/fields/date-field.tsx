import { useTexts } from '../texts/texts.tsx'
import { boxesOf, type DateBoxes, dateOf } from './date-boxes.ts'
import { type FieldProps, GroupFrame } from './field-frame.tsx'

const boxes = ['year', 'month', 'day'] as const
const birthTokens = { year: 'bday-year', month: 'bday-month', day: 'bday-day' } as const

/** Year, month and day in boxes of their own: quicker than a calendar and it works for everybody. */
export function DateField(props: FieldProps) {
  const texts = useTexts()
  const { field, id, value, problems, onChange, onLeave } = props
  const typed = boxesOf(typeof value === 'string' ? value : '')
  const change = (part: Partial<DateBoxes>) => {
    const next = dateOf({ ...typed, ...part })
    onChange(next === '' ? null : next)
  }
  return (
    <GroupFrame {...props}>
      <div className="date-boxes">
        {boxes.map((box, index) => {
          const own = index === 0 ? id : `${id}-${box}`
          return (
            <span key={box}>
              <input
                id={own}
                name={own}
                type="text"
                className={`date-${box}`}
                inputMode="numeric"
                maxLength={box === 'year' ? 4 : 2}
                autoComplete={field.autocomplete === 'bday' ? birthTokens[box] : 'off'}
                aria-invalid={problems.has(id) || undefined}
                value={typed[box]}
                onChange={event => change({ [box]: event.target.value })}
                onBlur={event => {
                  const group = event.currentTarget.closest('.date-boxes')
                  if (!group?.contains(event.relatedTarget)) onLeave(id)
                }}
              />
              <label htmlFor={own}>{texts.fields[box]}</label>
            </span>
          )
        })}
      </div>
    </GroupFrame>
  )
}
