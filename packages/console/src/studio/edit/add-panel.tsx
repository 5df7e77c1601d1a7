import { type CollectionName, collectionNames } from '@yijianshi/core/catalogue'
import { Button, Input, Select } from 'antd'
import { type FormEvent, type ReactElement, useId, useState } from 'react'
import { SidePanel } from '../../frame/side-panel.tsx'
import { useTexts } from '../../texts/texts.ts'
import type { OutlineEntry } from '../bench/outline.ts'
import { type Addition, additionOf, filesFor, idProblem } from './new-entity.ts'

function AddForm({
  outline,
  onAdd,
}: {
  readonly outline: readonly OutlineEntry[]
  readonly onAdd: (addition: Addition) => void
}): ReactElement {
  const { t } = useTexts()
  const { edit } = t.studio
  const prefix = useId()
  const [kind, setKind] = useState<CollectionName>('items')
  const [file, setFile] = useState<string>()
  const [named, setNamed] = useState({ id: '', zh: '', en: '' })
  const [isTried, setTried] = useState(false)
  const files = filesFor(kind, outline)
  const problem = idProblem(kind, named.id, outline)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problem !== undefined) return
    const target = files.length === 0 ? undefined : (files.find(each => each === file) ?? files[0])
    onAdd(additionOf(kind, named, target, outline))
  }
  const text = (key: 'id' | 'zh' | 'en', label: string) => (
    <div className="field">
      <label htmlFor={`${prefix}-${key}`}>{label}</label>
      <Input
        id={`${prefix}-${key}`}
        value={named[key]}
        maxLength={200}
        onChange={event => setNamed({ ...named, [key]: event.target.value })}
      />
      {key === 'id' ? (
        <span className="field-problem">{isTried && problem !== undefined ? edit[problem] : ''}</span>
      ) : null}
    </div>
  )
  return (
    <form className="studio-form" onSubmit={submit} noValidate>
      <div className="field">
        <label htmlFor={`${prefix}-kind`}>{edit.addKind}</label>
        <Select
          id={`${prefix}-kind`}
          value={kind}
          options={collectionNames.map(value => ({ value, label: edit.kinds[value] }))}
          onChange={setKind}
        />
      </div>
      {files.length > 1 ? (
        <div className="field">
          <label htmlFor={`${prefix}-file`}>{edit.addFile}</label>
          <Select
            id={`${prefix}-file`}
            value={files.find(each => each === file) ?? files[0] ?? null}
            options={files.map(value => ({ value, label: value }))}
            onChange={next => setFile(next ?? undefined)}
          />
        </div>
      ) : null}
      {text('id', edit.idLabel)}
      {text('zh', edit.chinese)}
      {text('en', edit.english)}
      <div className="buttons">
        <Button type="primary" htmlType="submit">
          {edit.add}
        </Button>
      </div>
    </form>
  )
}

export function AddPanel({
  open,
  outline,
  onAdd,
  onClose,
}: {
  readonly open: boolean
  readonly outline: readonly OutlineEntry[]
  readonly onAdd: (addition: Addition) => void
  readonly onClose: () => void
}): ReactElement {
  const { t } = useTexts()
  return (
    <SidePanel open={open} title={t.studio.edit.addTitle} onClose={onClose}>
      <AddForm outline={outline} onAdd={onAdd} />
    </SidePanel>
  )
}
