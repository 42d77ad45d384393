import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type * as v from 'valibot';
import type { Officer } from '../../../src/contract/desk.ts';
import {
  NewRefund,
  ReconciliationQuery,
  RefundDecision,
  RefundRetry,
  RefundSettlement,
  RefundWithdrawal,
  type Reconciliation,
  type RefundList,
} from '../../../src/contract/desk-payments.ts';
import { PayFault, type PayProvider } from '../../connectors/pay/provider.ts';
import type { Database } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { csvOf } from '../../http/csv.ts';
import type { Once } from '../../http/once.ts';
import { ProblemError } from '../../http/problems.ts';
import { readJson, readQuery } from '../../http/read.ts';
import { note } from '../desk/store.ts';
import type { RenewalEnded } from '../../../src/contract/payments.ts';
import { deskPayment } from './desk-view.ts';
import { reconcile, reconciliationRows } from './reconciliation.ts';
import type { PaymentPost } from './letters.ts';
import { askForRefund, decideRefund, openRefunds, retryRefund, settleRefund, withdrawRefund } from './refunds.ts';
import { endRenewal, renewalOf } from './renewals.ts';
import { paymentByReference } from './store.ts';

export interface PaymentDeskSurroundings {
  /** Absent where nothing can be paid. */
  provider: PayProvider | undefined;
  /** Pence of one payment up to which one officer is enough to pay it back. */
  refundLimit: number;
  paymentPost: PaymentPost;
  /** Told when there is something to ask or to tell the provider. */
  moneyMoved: () => void;
}

type Signed = { Variables: { officer: Officer } };

/** What officers see and do of payments; below `/desk`, for who has signed in. */
export function paymentDesk(
  app: Hono<Signed>,
  db: Database,
  once: Once,
  { provider, refundLimit, paymentPost, moneyMoved }: PaymentDeskSurroundings,
): void {
  app.get('/desk/payments/:reference', async (context) => {
    const officerId = context.get('officer').id;
    const { payment, caseId } = await deskPayment(db, context.req.param('reference'), {
      officerId,
      limit: refundLimit,
    });
    await note(db, 'payment-viewed', {
      officerId,
      ...(caseId === undefined ? { detail: payment.reference } : { caseId }),
    });
    return context.json(payment);
  });

  app.post('/desk/payments/:reference/refunds', async (context) => {
    const { value, bytes } = await readJson(context, NewRefund);
    const reference = context.req.param('reference');
    const officerId = context.get('officer').id;
    const id = randomUUID();
    const answer = await once(context, bytes, () =>
      Promise.resolve({
        status: 201 as const,
        body: { id },
        effect: sql``,
        after: (transaction: Database) =>
          askForRefund(transaction, { ...value, id, reference, officerId, limit: refundLimit }),
      }),
    );
    moneyMoved();
    return answer;
  });

  app.delete('/desk/payments/:reference/renewal', async (context) => {
    const officerId = context.get('officer').id;
    const payment = await paymentByReference(db, context.req.param('reference'));
    const id = payment && (await renewalOf(db, { payment: payment.id }));
    if (id === undefined) throw new ProblemError('not-found');
    const ended = await db.transaction(async (transaction) => {
      const first = await endRenewal(transaction, paymentPost, id, 'council');
      if (first)
        await note(transaction, 'renewal-ended', { officerId, ...(payment?.caseId && { caseId: payment.caseId }) });
      return first;
    });
    moneyMoved();
    const answer: RenewalEnded = { already: !ended };
    return context.json(answer);
  });

  app.get('/desk/refunds', async (context) => {
    const answer: RefundList = { refunds: await openRefunds(db, context.get('officer').id) };
    return context.json(answer);
  });

  app.post('/desk/refunds/:id/decisions', (context) =>
    actOn(context, RefundDecision, (transaction, refund, { approve }) =>
      decideRefund(transaction, { ...refund, approve }),
    ),
  );

  app.post('/desk/refunds/:id/withdrawals', (context) =>
    actOn(context, RefundWithdrawal, (transaction, refund) => withdrawRefund(transaction, refund)),
  );

  app.post('/desk/refunds/:id/retries', (context) => {
    const made = randomUUID();
    return actOn(
      context,
      RefundRetry,
      (transaction, { id, officerId }) =>
        retryRefund(transaction, { id: made, follows: id, officerId, limit: refundLimit }),
      made,
    );
  });

  app.post('/desk/refunds/:id/settlements', (context) =>
    actOn(context, RefundSettlement, (transaction, refund, { note: words }) =>
      settleRefund(transaction, { ...refund, note: words }),
    ),
  );

  app.get('/desk/reconciliation', async (context) => context.json(await dayOf(context)));

  app.get('/desk/reconciliation.csv', async (context) => {
    const day = await dayOf(context);
    context.header('Content-Type', 'text/csv; charset=utf-8');
    context.header('Content-Disposition', `attachment; filename="payments-${day.day}.csv"`);
    return context.body(csvOf(reconciliationRows(day)));
  });

  /** Does something with the refund of the address, once. @param made id of the one that is made, if one is */
  async function actOn<Schema extends v.GenericSchema>(
    context: Context<Signed>,
    schema: Schema,
    act: (
      transaction: Database,
      refund: { id: string; officerId: number },
      value: v.InferOutput<Schema>,
    ) => Promise<void>,
    made?: string,
  ): Promise<Response> {
    const { value, bytes } = await readJson(context, schema);
    const id = context.req.param('id') ?? '';
    if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) throw new ProblemError('not-found');
    const officerId = context.get('officer').id;
    const answer = await once(context, bytes, () =>
      Promise.resolve({
        status: 201 as const,
        body: { id: made ?? id },
        effect: sql``,
        after: (transaction: Database) => act(transaction, { id, officerId }, value),
      }),
    );
    moneyMoved();
    return answer;
  }

  async function dayOf(context: Context<Signed>): Promise<Reconciliation> {
    const { day } = readQuery(context, ReconciliationQuery);
    if (!provider) throw new ProblemError('unavailable');
    await note(db, 'reconciled', { officerId: context.get('officer').id, detail: day });
    try {
      return await reconcile(db, provider, day);
    } catch (error) {
      // Half a list would look as if money were missing.
      if (error instanceof PayFault) throw new ProblemError('unavailable', { retryAfter: 60, cause: error });
      throw error;
    }
  }
}
