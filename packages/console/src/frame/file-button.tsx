import { Button } from 'antd'
import { type ReactElement, type ReactNode, useRef } from 'react'

/** Opens the file dialog. What was chosen before is forgotten, so that the same file can be chosen again once it is mended. */
export function FileButton({
  label,
  accept,
  icon,
  primary = false,
  loading,
  onChoose,
}: {
  readonly label: string
  readonly accept: string
  readonly icon?: ReactNode
  readonly primary?: boolean
  readonly loading: boolean
  readonly onChoose: (file: File) => void
}): ReactElement {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        className="sr-only"
        tabIndex={-1}
        aria-label={label}
        onChange={event => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file !== undefined) onChoose(file)
        }}
      />
      <Button
        icon={icon}
        type={primary ? 'primary' : 'default'}
        loading={loading}
        aria-label={label}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  )
}
