import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Pages } from '../../frame/pages.tsx'
import { useTexts } from '../../texts/texts.ts'
import { OrderDue } from '../order/order-due.tsx'
import { ordersQuery } from '../queries.ts'

/** 上级调整: what somebody above has ordered to be changed, and how many days are left. */
export function OrderList(): ReactElement {
  const { t } = useTexts()
  const { home, orders } = t.studio
  const query = useInfiniteQuery(ordersQuery)
  return (
    <Pages query={query} rowsOf={page => page.orders} empty={home.empty.orders}>
      {rows => (
        <table className="rows">
          <caption className="sr-only">{home.tabs.orders}</caption>
          <thead>
            <tr>
              <th scope="col">{orders.number}</th>
              <th scope="col">{orders.document}</th>
              <th scope="col">{orders.what}</th>
              <th scope="col">{orders.due}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.id}>
                <td data-label={orders.number}>
                  <Link to="/studio/orders/$order" params={{ order: row.id }} className="row-link">
                    {row.id}
                  </Link>
                  <span className="cell-second">{orders.states[row.state]}</span>
                </td>
                <td data-label={orders.document}>
                  {row.document.title}
                  <span className="cell-second">
                    {row.document.issuer} {row.document.number}
                  </span>
                </td>
                <td data-label={orders.what}>
                  <span className="studio-excerpt">{row.changes}</span>
                  <span className="cell-second">{orders.affected(row.affectedItems)}</span>
                </td>
                <td data-label={orders.due}>
                  <OrderDue order={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Pages>
  )
}
