import { useEffect, useState } from 'react'
import { useSay, useTexts, type Words } from '../texts/texts.tsx'
import { type FieldProps, GroupFrame } from './field-frame.tsx'
import { loadRegions, type Region } from './regions.ts'
import { TextField } from './text-fields.tsx'

/** From the region chosen up to the top, top first. */
export function pathTo(regions: readonly Region[], code: string): Region[] {
  const found = regions.find(region => region.code === code)
  if (found === undefined) return []
  return found.parent === undefined ? [found] : [...pathTo(regions, found.parent), found]
}

function optionsAt(regions: readonly Region[], path: readonly Region[], level: number): readonly Region[] {
  if (level === 0) return regions.filter(({ parent }) => parent === undefined)
  const above = path[level - 1]
  return above === undefined ? [] : regions.filter(({ parent }) => parent === above.code)
}

function Level(props: {
  id: string
  label: string
  options: readonly { code: string; name: Words }[]
  chosen: string
  faulty: boolean
  onLeave: () => void
  onChoose: (code: string) => void
}) {
  const texts = useTexts()
  const say = useSay()
  const { id, label, options, chosen, faulty, onLeave, onChoose } = props
  return (
    <span>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={id}
        aria-invalid={faulty || undefined}
        value={chosen}
        onChange={event => onChoose(event.target.value)}
        onBlur={event => {
          const group = event.currentTarget.closest('.region-selects')
          if (!group?.contains(event.relatedTarget)) onLeave()
        }}
      >
        <option value="">{texts.fields.choose}</option>
        {options.map(option => (
          <option key={option.code} value={option.code}>
            {say(option.name)}
          </option>
        ))}
      </select>
    </span>
  )
}

/** A region from the top down; where the list cannot be had, its code as text. */
export function RegionField(props: FieldProps) {
  const texts = useTexts()
  const { id, value, problems, onChange, onLeave } = props
  const [regions, setRegions] = useState<readonly Region[]>()
  useEffect(() => {
    let wanted = true
    void loadRegions().then(found => {
      if (wanted) setRegions(found)
    })
    return () => {
      wanted = false
    }
  }, [])
  if (regions?.length === 0) return <TextField {...props} />
  const path = pathTo(regions ?? [], typeof value === 'string' ? value : '')
  return (
    <GroupFrame {...props}>
      <div className="region-selects">
        {texts.fields.regionLevels.map((label, level) => {
          const options = optionsAt(regions ?? [], path, level)
          if (level > 0 && options.length === 0) return null
          return (
            <Level
              key={label}
              id={level === 0 ? id : `${id}-${level}`}
              label={label}
              options={options}
              chosen={path[level]?.code ?? ''}
              faulty={problems.has(id)}
              onLeave={() => onLeave(id)}
              onChoose={code => onChange(code === '' ? (path[level - 1]?.code ?? null) : code)}
            />
          )
        })}
      </div>
    </GroupFrame>
  )
}
