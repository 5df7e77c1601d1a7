/** The fields of which commands are made up, each with its label and what it says when it is left empty. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, type GetProps, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactElement } from 'react'
import { catalogueQuery } from '../../connection/queries.ts'
import { useTexts } from '../../texts/texts.ts'

type Field = {
  readonly name: string
  readonly label: string
  readonly extra?: string
}
export type Option = { readonly value: string; readonly label: string }

/** Words; needed unless `missing` is undefined. */
export function WordsField({
  name,
  label,
  extra,
  missing,
  rows = 3,
  mostCharacters = 2000,
}: Field & {
  readonly missing?: string
  readonly rows?: number
  readonly mostCharacters?: number
}): ReactElement {
  const rules = missing === undefined ? [] : [{ required: true, whitespace: true, message: missing }]
  return (
    <Form.Item name={name} label={label} extra={extra} rules={rules}>
      <Input.TextArea rows={rows} maxLength={mostCharacters} />
    </Form.Item>
  )
}

export function ReasonField(): ReactElement {
  const { t } = useTexts()
  return <WordsField name="reason" label={t.acts.reason} missing={t.acts.reasonMissing} />
}

/** One line of words. */
export function LineField({
  name,
  label,
  extra,
  missing,
}: Field & { readonly missing: string }): ReactElement {
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={[{ required: true, whitespace: true, message: missing }]}
    >
      <Input maxLength={200} />
    </Form.Item>
  )
}

export function DaysField({
  name,
  label,
  extra,
  least = 1,
  most,
}: Field & { readonly least?: number; readonly most: number }): ReactElement {
  const { t } = useTexts()
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={[{ required: true, message: t.acts.daysMissing }]}
    >
      <InputNumber min={least} max={most} precision={0} />
    </Form.Item>
  )
}

export function ChoiceField({
  name,
  label,
  extra,
  missing,
  options,
}: Field & { readonly missing: string; readonly options: readonly Option[] }): ReactElement {
  return (
    <Form.Item name={name} label={label} extra={extra} rules={[{ required: true, message: missing }]}>
      <Radio.Group className="act-options" options={[...options]} />
    </Form.Item>
  )
}

type BoxesProps = GetProps<typeof Checkbox.Group<string>> & { readonly 'aria-required'?: unknown }

/** A form says to each field that it is required; of a group of boxes ARIA knows no such thing. */
function Boxes({ 'aria-required': _required, ...own }: BoxesProps): ReactElement {
  return <Checkbox.Group<string> className="act-options" {...own} />
}

/** Several of them, at least `least`. */
export function ChecksField({
  name,
  label,
  extra,
  missing,
  options,
  least = 1,
}: Field & {
  readonly missing: string
  readonly options: readonly Option[]
  readonly least?: number
}): ReactElement {
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      required
      rules={[{ type: 'array', min: least, required: true, message: missing }]}
    >
      <Boxes options={[...options]} />
    </Form.Item>
  )
}

/** Authorities of the running catalogue; one, or several. */
export function AuthorityField({
  name,
  label,
  except,
  several = false,
  least = 1,
  missing,
}: Field & {
  readonly except: readonly string[]
  readonly several?: boolean
  readonly least?: number
  readonly missing?: string
}): ReactElement {
  const { t, say } = useTexts()
  const catalogue = useQuery(catalogueQuery)
  const authorities = [...(catalogue.data?.authorities.values() ?? [])].filter(
    ({ id }) => !except.includes(id),
  )
  const message = missing ?? t.acts.authorityMissing
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[several ? { type: 'array', min: least, required: true, message } : { required: true, message }]}
    >
      <Select
        {...(several ? { mode: 'multiple' } : {})}
        showSearch={{ optionFilterProp: 'label' }}
        getPopupContainer={trigger => trigger.parentElement ?? document.body}
        options={authorities.map(({ id, name: called }) => ({ value: id, label: say(called) }))}
      />
    </Form.Item>
  )
}

/** A moment to come, in China's time. */
export function MomentField({ name, label, missing }: Field & { readonly missing: string }): ReactElement {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: missing }]}>
      <Input type="datetime-local" className="act-moment" />
    </Form.Item>
  )
}

/** An opinion and its words. */
export function OpinionFields(): ReactElement {
  const { t } = useTexts()
  const kinds = ['agree', 'agree-with-conditions', 'disagree'] as const
  return (
    <>
      <ChoiceField
        name="opinion"
        label={t.acts.opinion}
        missing={t.acts.opinionMissing}
        options={kinds.map(value => ({ value, label: t.acts.opinions[value] }))}
      />
      <WordsField name="text" label={t.acts.opinionText} extra={t.acts.opinionTextHint} />
    </>
  )
}

/** Names of officials, one a line. */
export function OfficialsField({ label, missing }: { readonly label: string; readonly missing?: string }) {
  const { t } = useTexts()
  return (
    <WordsField
      name="officials"
      label={label}
      extra={t.acts.officialsHint}
      rows={2}
      mostCharacters={500}
      {...(missing === undefined ? {} : { missing })}
    />
  )
}
