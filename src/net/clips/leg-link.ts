import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import { PROTOCOL } from '../../protocol/limits.ts';
import { type Packet, readFrame } from '../../protocol/packet.ts';
import { Failure } from '../failure.ts';
import type { OpenSocket, Socket } from '../socket.ts';

export interface LegLinkOptions {
  clock: Clock;
  open: OpenSocket;
  url: string;
  ticket: string;
}

export interface LegLinkHandlers {
  /** the name of the link, for the word that begins the leg */
  opened(link: string): void;
  packet(packet: Packet): void;
  /** once, unless it was closed from here */
  closed(failure: Failure): void;
}

/** A link that does not open in this time is given up. */
const OPENING_MS = 8_000;

/** The connection a leg has for itself, opened with a ticket: bytes never stand in the way of words (V8). */
export class LegLink {
  private readonly handlers: LegLinkHandlers;
  private readonly socket: Socket;
  private readonly stopWaiting: Cancel;
  private over = false;

  constructor({ clock, open, url, ticket }: LegLinkOptions, handlers: LegLinkHandlers) {
    this.handlers = handlers;
    this.stopWaiting = clock.after(OPENING_MS, () => this.end(new Failure('connection.lost')));
    this.socket = open(url, {
      opened: () => this.socket.send(JSON.stringify({ t: 'link.open', id: 1, ticket, protocol: PROTOCOL })),
      text: (text) => this.text(text),
      bytes: (frame) => {
        for (const packet of readFrame(frame).packets) if (!this.over) handlers.packet(packet);
      },
      closed: () => this.end(new Failure('connection.lost')),
    });
  }

  send(frame: Uint8Array): void {
    if (!this.over) this.socket.send(frame);
  }

  close(): void {
    if (this.over) return;
    this.over = true;
    this.stopWaiting();
    this.socket.close();
  }

  private text(text: string): void {
    if (this.over) return;
    const { link, error } = JSON.parse(text) as { link?: string; error?: ErrorBody };
    this.stopWaiting();
    if (link !== undefined) this.handlers.opened(link);
    else this.end(error ? Failure.from(error) : new Failure('connection.lost'));
  }

  private end(failure: Failure): void {
    if (this.over) return;
    this.close();
    this.handlers.closed(failure);
  }
}
