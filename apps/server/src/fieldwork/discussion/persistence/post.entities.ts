import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { PostKind, SkipReason } from '@lytt/shared';
import type { Chosen, Picked } from '../domain/chosen.js';

/** Everything anybody writes in the discussion: answers, replies, probes and their answers, words to the moderator. */
@Entity({ schema: 'research', name: 'post' })
@Index(['studyId', 'questionId', 'createdAt'])
@Index(['studyId', 'seatId'])
@Index(['seatId', 'submissionKey'], { unique: true, where: 'submission_key is not null' })
@Index(['staffId', 'submissionKey'], { unique: true, where: 'submission_key is not null' })
@Index(['studyId', 'questionId', 'seatId'], { unique: true, where: `kind = 'answer'` })
@Check(`kind in ('answer','reply','probe','probe_answer','to_moderator','moderator_reply')`)
@Check(`(seat_id is null) <> (staff_id is null)`)
@Check(`(kind in ('to_moderator','moderator_reply')) or question_id is not null`)
export class PostEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @ForeignKey('QuestionEntity') @Index() @Column('uuid', { nullable: true }) questionId!: string | null;
  /** The wording the answer was given to. */
  @Column('integer', { nullable: true }) questionVersion!: number | null;
  /** A reply's post; a probe's answer; a probe answer's probe. */
  @ForeignKey('PostEntity') @Index() @Column('uuid', { nullable: true }) parentId!: string | null;
  @Column('text') kind!: PostKind;
  @ForeignKey('SeatEntity') @Index() @Column('uuid', { nullable: true }) seatId!: string | null;
  @ForeignKey('StaffEntity') @Index() @Column('uuid', { nullable: true }) staffId!: string | null;
  /** `private`: between this seat and the moderators. */
  @Column('boolean', { default: false }) private!: boolean;
  /** The participant a private post concerns. */
  @ForeignKey('SeatEntity') @Index() @Column('uuid', { nullable: true }) aboutSeatId!: string | null;
  @Column('text', { nullable: true }) skipReason!: SkipReason | null;
  /** The newest version; version 1 is frozen. */
  @Column('integer', { default: 1 }) version!: number;
  /** From the form; unique a participant or moderator, so that a replay returns the first result. */
  @Column('uuid', { nullable: true }) submissionKey!: string | null;
  @Column('timestamptz') createdAt!: Date;
  /** The words are gone; the place in the thread stays. */
  @Column('timestamptz', { nullable: true }) erasedAt!: Date | null;
  /** A probe that nobody waits for an answer to any more. */
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
}

@Entity({ schema: 'research', name: 'post_version' })
@Index(['studyId'])
export class PostVersionEntity {
  @ForeignKey('PostEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') postId!: string;
  @PrimaryColumn('integer') version!: number;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('text') body!: string;
  /** What was chosen, rated or put in order beside the words. */
  @Column('jsonb', { nullable: true }) chosen!: Chosen | null;
  @Column('timestamptz') createdAt!: Date;
}

@Entity({ schema: 'research', name: 'draft' })
@Index(['studyId'])
export class DraftEntity {
  @ForeignKey('SeatEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') seatId!: string;
  /** What is being written: `answer:<question>`, `reply:<post>`, `probe:<post>`, `moderator`. */
  @PrimaryColumn('text') slot!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('text') body!: string;
  /** What stands in the controls beside the box. */
  @Column('jsonb', { default: {} }) picked!: Picked;
  /** Named anew at every save by the device that saves: who saves over another name has not seen what stands there. */
  @Column('text', { default: '' }) revision!: string;
  @Column('timestamptz') updatedAt!: Date;
}

/** Which posts a participant had been shown, and when first: what makes "uninfluenced" a filter. */
@Entity({ schema: 'research', name: 'exposure' })
@Index(['studyId'])
export class ExposureEntity {
  @ForeignKey('SeatEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') seatId!: string;
  @ForeignKey('PostEntity', { onDelete: 'CASCADE' }) @Index() @PrimaryColumn('uuid') postId!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('timestamptz') firstSeenAt!: Date;
}

/** When a participant first looked at a question: with the answer's time, how long it takes. */
@Entity({ schema: 'research', name: 'question_seen' })
@Index(['studyId', 'questionId'])
export class QuestionSeenEntity {
  @ForeignKey('SeatEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') seatId!: string;
  @ForeignKey('QuestionEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') questionId!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @Column('timestamptz') firstAt!: Date;
}

/** An answer that a participant was given to respond to in the peer round, and the reply when it has come. */
@Entity({ schema: 'research', name: 'peer_turn' })
@Index(['studyId', 'questionId'])
export class PeerTurnEntity {
  @ForeignKey('SeatEntity', { onDelete: 'CASCADE' }) @PrimaryColumn('uuid') seatId!: string;
  @ForeignKey('PostEntity', { onDelete: 'CASCADE' }) @Index() @PrimaryColumn('uuid') postId!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @ForeignKey('QuestionEntity', { onDelete: 'CASCADE' }) @Index() @Column('uuid') questionId!: string;
  @Column('timestamptz') givenAt!: Date;
  @ForeignKey('PostEntity', { onDelete: 'SET NULL' }) @Index() @Column('uuid', { nullable: true }) replyId!:
    string | null;
}

/** A participant's picture, re-encoded; bytes and thumbnail lie in the file store. Without a post it waits to be sent. */
@Entity({ schema: 'research', name: 'photo' })
@Index(['studyId', 'seatId', 'questionId'])
export class PhotoEntity {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey('StudyEntity', { onDelete: 'CASCADE' }) @Column('uuid') studyId!: string;
  @ForeignKey('SeatEntity', { onDelete: 'CASCADE' }) @Index() @Column('uuid') seatId!: string;
  @ForeignKey('QuestionEntity', { onDelete: 'CASCADE' }) @Index() @Column('uuid') questionId!: string;
  @ForeignKey('PostEntity', { onDelete: 'CASCADE' }) @Index() @Column('uuid', { nullable: true }) postId!:
    string | null;
  @Column('integer') position!: number;
  @Column('text') type!: 'image/jpeg' | 'image/png';
  @Column('integer') width!: number;
  @Column('integer') height!: number;
  @Column('integer') bytes!: number;
  @Column('uuid') thumbnailId!: string;
  /** What it shows, in the participant's own words. */
  @Column('text', { default: '' }) alt!: string;
  @Column('timestamptz') createdAt!: Date;
}
