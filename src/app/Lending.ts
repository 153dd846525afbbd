import type Lightning from '@lightningjs/core';
import { type Direction, FocusGroup, type Member } from '../components/core/FocusGroup.ts';

/**
 * Gives the focus to its last member (the screen), and to the others only on loan: UP that the screen leaves goes from
 * one to the next of them, any other arrow and BACK give it back.
 */
export abstract class Lending extends FocusGroup {
  private borrower: Member | undefined;

  /** Those one comes to with UP, in that order. */
  protected abstract get borrowers(): readonly Member[];

  /** An arrow leads away from a borrower: the screen may say who of its own has the focus then. */
  protected abstract leaves(borrower: Member, direction: Direction): void;

  override get current(): Member | undefined {
    const { members, borrower } = this;
    if (borrower?.canFocus && members.indexOf(borrower) >= 0) return borrower;
    const last = members[members.length - 1];
    // A screen with nothing to do (one that waits) leaves the focus to what lies over it.
    return last?.canFocus ? last : (super.current ?? last);
  }

  override get position(): undefined {
    return undefined;
  }

  override choose(member: Lightning.Component): void {
    this.borrower = this.members.filter((one) => one === member && this.borrowers.indexOf(one) >= 0)[0];
    this.refocus();
  }

  protected isLentTo(member: Member): boolean {
    return this.borrower === member;
  }

  /** False if it cannot have the focus now. */
  protected lend(to: Member): boolean {
    if (!to.canFocus || this.members.indexOf(to) < 0) return false;
    this.choose(to);
    return true;
  }

  /** False if nobody had it. */
  protected takeBack(): boolean {
    if (!this.borrower) return false;
    this.borrower = undefined;
    this.refocus();
    return true;
  }

  override _handleUp(): boolean {
    const { borrower, borrowers } = this;
    const next = borrower ? borrowers.slice(borrowers.indexOf(borrower) + 1) : borrowers;
    return next.some((member) => this.lend(member));
  }
  override _handleDown(): boolean {
    return this.leave('down');
  }
  override _handleLeft(): boolean {
    return this.leave('left');
  }
  override _handleRight(): boolean {
    return this.leave('right');
  }

  private leave(direction: Direction): boolean {
    if (this.borrower) this.leaves(this.borrower, direction);
    return this.takeBack();
  }
}
