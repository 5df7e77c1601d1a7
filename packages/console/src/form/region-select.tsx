import { useQuery } from '@tanstack/react-query'
import type { Region } from '@yijianshi/core/catalogue'
import { Select } from 'antd'
import type { ReactElement } from 'react'
import { catalogueQuery } from '../connection/queries.ts'
import { type Bilingual, useTexts } from '../texts/texts.ts'
import type { ControlProps } from './control-props.ts'
import { regionPath } from './region-path.ts'

export function RegionSelect({ id, invalid, value, onCommit }: ControlProps): ReactElement {
  const { say } = useTexts()
  const catalogue = useQuery(catalogueQuery)
  const regions: ReadonlyMap<string, Region> = catalogue.data?.regions ?? new Map()
  const name = (parts: readonly Bilingual[]) => parts.map(say).join(' / ')
  return (
    <Select
      id={id}
      loading={catalogue.isPending}
      value={typeof value === 'string' ? value : null}
      status={invalid ? 'error' : ''}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={choice => onCommit(choice ?? undefined)}
      options={[...regions.values()].map(region => ({
        value: region.code,
        label: name(regionPath(region.code, regions).map(part => part.name)),
      }))}
    />
  )
}
