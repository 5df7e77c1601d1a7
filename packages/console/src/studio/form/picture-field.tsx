import { DeleteOutlined, UploadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Progress, Select } from 'antd'
import { type ReactElement, useRef, useState } from 'react'
import { ProblemAlert } from '../../frame/problem-alert.tsx'
import { SidePanel } from '../../frame/side-panel.tsx'
import { useTexts } from '../../texts/texts.ts'
import { LabelledField } from './field.tsx'
import { useFieldNames } from './field-names.ts'
import { type FieldPlace, useForm } from './form-context.ts'
import { extensionOf, pictureName, pictureTypes, usePictures } from './pictures.ts'

type PictureProps = { readonly place: FieldPlace; readonly name: string | undefined }

/** Puts a picture into the change and its name into the field, or takes both out. */
function usePicture({ place, name }: PictureProps) {
  const { edit, entity } = useForm()
  const pictures = usePictures()
  const [percent, setPercent] = useState<number>()
  const put = useMutation({
    mutationFn: async ({ file, extension }: { readonly file: File; readonly extension: string }) => {
      setPercent(0)
      const next = pictureName({
        entity,
        isBlankForm: place.names.endsWith('.blankForm'),
        extension,
        current: name,
        isShared: name !== undefined && (await pictures.isShared(name)),
        taken: pictures.names,
      })
      await pictures.put(next, file, setPercent)
      if (next === name) return
      edit([{ kind: 'set', path: place.path, value: next }])
      if (name !== undefined) await pictures.drop(name)
    },
    onSettled: () => setPercent(undefined),
  })
  const remove = useMutation({
    mutationFn: async (old: string) => {
      edit([{ kind: 'remove', path: place.path }])
      await pictures.drop(old)
    },
  })
  return { put, remove, percent }
}

function ChoosePicture({
  label,
  isPending,
  onChosen,
}: {
  readonly label: string
  readonly isPending: boolean
  readonly onChosen: (file: File) => void
}): ReactElement {
  const { t } = useTexts()
  const { nameOf } = useFieldNames()
  const { picture } = t.studio
  const input = useRef<HTMLInputElement>(null)
  const field = nameOf(label).label
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={pictureTypes.join(',')}
        className="sr-only"
        tabIndex={-1}
        aria-label={picture.choose(field)}
        onChange={event => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file !== undefined) onChosen(file)
        }}
      />
      <Button
        icon={<UploadOutlined />}
        loading={isPending}
        aria-label={t.materials.named(picture.upload, field)}
        onClick={() => input.current?.click()}
      >
        {picture.upload}
      </Button>
    </>
  )
}

function Preview({ place, name }: { readonly place: FieldPlace; readonly name: string }): ReactElement {
  const { t } = useTexts()
  const { nameOf } = useFieldNames()
  const { addressOf } = usePictures()
  const [isOpen, setOpen] = useState(false)
  const { label } = nameOf(place.names)
  return (
    <>
      <button
        type="button"
        className="studio-picture"
        aria-label={t.studio.picture.show(label, name)}
        onClick={() => setOpen(true)}
      >
        <img src={addressOf(name)} alt="" />
      </button>
      <SidePanel wide open={isOpen} title={`${label} · ${name}`} onClose={() => setOpen(false)}>
        <img className="studio-picture-whole" src={addressOf(name)} alt={name} />
      </SidePanel>
    </>
  )
}

function PictureButtons({ place, name }: PictureProps): ReactElement {
  const { t } = useTexts()
  const { nameOf } = useFieldNames()
  const { picture } = t.studio
  const { put, remove, percent } = usePicture({ place, name })
  const [wrong, setWrong] = useState<string>()
  const { label } = nameOf(place.names)
  const choose = (file: File) => {
    const extension = extensionOf(file.type)
    setWrong(extension === undefined ? file.name : undefined)
    put.reset()
    if (extension !== undefined) put.mutate({ file, extension })
  }
  return (
    <div className="studio-picture-tools">
      <div className="buttons">
        <ChoosePicture label={place.names} isPending={put.isPending} onChosen={choose} />
        {name === undefined ? null : (
          <Button
            danger
            icon={<DeleteOutlined />}
            loading={remove.isPending}
            aria-label={t.materials.named(picture.remove, label)}
            onClick={() => remove.mutate(name)}
          >
            {picture.remove}
          </Button>
        )}
      </div>
      {percent === undefined ? null : <Progress percent={percent} aria-label={picture.uploading(label)} />}
      {wrong === undefined ? null : (
        <Alert role="alert" type="error" showIcon title={picture.wrongType(wrong)} />
      )}
      <ProblemAlert error={put.error ?? remove.error} />
    </div>
  )
}

/** A picture of the catalogue: shown, replaced by another file, or chosen among those that are there. */
export function PictureField({
  place,
  isRequired,
  value,
}: {
  readonly place: FieldPlace
  readonly isRequired: boolean
  readonly value: unknown
}): ReactElement {
  const { t } = useTexts()
  const { edit, isReadOnly } = useForm()
  const { names } = usePictures()
  const name = typeof value === 'string' && value !== '' ? value : undefined
  const isThere = name !== undefined && names.includes(name)
  const options = name === undefined || isThere ? names : [...names, name]
  return (
    <LabelledField place={place} isRequired={isRequired}>
      {({ id, describedBy, isInvalid }) => (
        <>
          <Select
            id={id}
            value={name ?? null}
            options={options.map(each => ({ value: each, label: each }))}
            disabled={isReadOnly}
            placeholder={t.studio.picture.none}
            showSearch={{ optionFilterProp: 'label' }}
            aria-describedby={describedBy}
            {...(isInvalid && { status: 'error' as const })}
            onChange={next => edit([{ kind: 'set', path: place.path, value: next }])}
          />
          <div className="studio-picture-row">
            {isThere ? <Preview place={place} name={name} /> : null}
            {isReadOnly ? null : <PictureButtons place={place} name={name} />}
          </div>
        </>
      )}
    </LabelledField>
  )
}
