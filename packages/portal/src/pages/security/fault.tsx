/** What went wrong in one part of a page; read out as soon as it stands there. */
export function Fault({ text }: { text: string | undefined }) {
  return <div role="alert">{text !== undefined && <p className="problem">{text}</p>}</div>
}
