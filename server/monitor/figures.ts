import type { Joint } from '../direct/joint.ts';
import type { House } from '../house.ts';
import type { Broadcast } from '../relay/broadcast.ts';
import type { Figures } from '../relay/figures.ts';
import type { ViewerLine } from '../relay/viewer-line.ts';
import type { Viewing } from '../relay/viewing.ts';

/** What became of the pictures of one viewing, or of all. */
function deliveryOf({ sent, acked, bytes, dropped, age, delivery }: Figures) {
  return {
    ...{ sent, acked, bytes, dropped },
    ageMs: { p50: age.quantile(0.5), p95: age.quantile(0.95) },
    deliveryMs: { p50: delivery.quantile(0.5), p95: delivery.quantile(0.95) },
  };
}

function viewingOf(viewing: Viewing) {
  const { id, broadcast, since, small, standstills, width, throttle, roundTrip, figures } = viewing;
  return {
    viewing: id,
    of: broadcast.person,
    ...{ since, small, standstills: [...standstills], width: width.now },
    kbps: { allowed: throttle.kbps, used: throttle.used },
    roundTripMs: roundTrip,
    ...deliveryOf(figures),
  };
}

function lineOf({ known, kbps, session }: ViewerLine) {
  return { says: session.capabilities.line, class: known.class, bearsKbps: known.kbps, allowedKbps: kbps };
}

/** What control and monitoring say of a broadcast, also while its pictures do not come past here (W24). */
function broadcastOf(broadcast: Broadcast, joint: Joint | undefined) {
  const { id, since, device, state, demand, upload, viewings, gone } = broadcast;
  return {
    broadcast: id,
    ...{ since, device, state: state.is, demand },
    upload: { allowedKbps: upload.kbps, usedKbps: upload.used },
    viewers: viewings.size,
    watching: [...viewings.values()].map(({ viewer, session, since, standstills, direct }) => ({
      ...{ viewer, device: session.device, since, path: direct ? 'direct' : 'relay' },
      paused: { viewer: standstills.has('viewer'), broadcaster: state.is !== 'live' },
      pingMs: session.link()?.roundTrip,
    })),
    gone,
    direct: joint && directOf(joint),
  };
}

function directOf({ link, viewing, report }: Joint) {
  const { state, step, failures } = link;
  return {
    ...{ state: state.is, viewer: viewing.viewer, step, failures },
    ...(state.is === 'direct' && { since: state.since }),
    ...(report && { pingMs: report.roundTripMs, perSecond: report.perSecond, turned: report.turned ?? false }),
  };
}

/** The server as a whole, without anybody in it. */
export function serverFigures({ gateway, sessions, webcam: { relay, directing } }: House) {
  const { capacity, intake, delivery, counts, allowances, sound } = relay;
  const lines = [...allowances.all()].filter(({ views }) => views.size > 0);
  const viewings = lines.flatMap(({ known, views }) =>
    [...views].map(({ small, running }) => ({ class: known.class, small, running })),
  );
  return {
    connections: gateway.connections,
    sessions: sessions.all().length,
    people: sessions.people().length,
    broadcasts: relay.all().length,
    viewings,
    capacity: { totalKbps: Number.isFinite(capacity.total) ? capacity.total : null, reservedKbps: capacity.reserved },
    taken: intake.counts,
    packets: { ...counts, strayAcks: delivery.strayAcks },
    delivered: deliveryOf(delivery.figures),
    sound: sound.counts,
    direct: { ...directing.direct.counts, states: [...directing.direct.all()].map(({ link }) => link.state.is) },
  };
}

/** Everybody who is here, what they send and what they are sent; for `GET /admin/sessions`. */
export function sessionFigures(house: House) {
  const { sessions, webcam } = house;
  return {
    server: serverFigures(house),
    sessions: sessions.all().map((session) => {
      const line = webcam.relay.allowances.line(session);
      const own = webcam.relay.of(session.person);
      return {
        session: session.id,
        person: session.person,
        device: session.device,
        connected: session.connected,
        roundTripMs: session.link()?.roundTrip,
        line: line && lineOf(line),
        views: line ? [...line.views].map(viewingOf) : [],
        broadcast: own?.source === session ? broadcastOf(own, webcam.directing.direct.of(own)) : undefined,
      };
    }),
  };
}
