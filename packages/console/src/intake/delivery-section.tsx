import type { Draft, PostalAddress } from '@yijianshi/contract/draft'
import { Input, Radio } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'

const methods = ['window', 'post', 'electronic'] as const
const lines = ['recipient', 'mobile', 'address'] as const satisfies readonly (keyof PostalAddress)[]
const maxLengths = { recipient: 50, mobile: 20, address: 200 } as const
const nowhere: PostalAddress = { recipient: '', mobile: '', address: '' }

export type DeliveryChoice = Pick<Draft, 'delivery' | 'postalAddress'>

/** How the results come to the applicant: all at once, one way. */
export function DeliverySection({
  choice,
  onChange,
  onCommit,
}: {
  readonly choice: DeliveryChoice
  readonly onChange: (choice: DeliveryChoice) => void
  readonly onCommit: (choice: DeliveryChoice) => void
}): ReactElement {
  const { t } = useTexts()
  const address = choice.postalAddress ?? nowhere
  return (
    <section className="panel" aria-labelledby="delivery-title">
      <h2 id="delivery-title">{t.delivery.section}</h2>
      <Radio.Group
        aria-labelledby="delivery-title"
        value={choice.delivery}
        options={methods.map(value => ({ value, label: t.delivery.methods[value] }))}
        onChange={event => {
          const delivery = methods.find(method => method === event.target.value) ?? 'window'
          onCommit({ ...choice, delivery })
        }}
      />
      {choice.delivery === 'post' ? (
        <div className="fields">
          {lines.map(line => (
            <div key={line} className={line === 'address' ? 'field field-wide' : 'field'}>
              <label htmlFor={`postal-${line}`}>{t.delivery.postal[line]}</label>
              <Input
                id={`postal-${line}`}
                value={address[line]}
                maxLength={maxLengths[line]}
                autoComplete="off"
                onChange={event =>
                  onChange({ ...choice, postalAddress: { ...address, [line]: event.target.value } })
                }
                onBlur={() => onCommit({ ...choice, postalAddress: address })}
              />
            </div>
          ))}
        </div>
      ) : null}
    </section>
  )
}
