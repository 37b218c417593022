import type { OverviewKey } from '@lytt/shared';
import { defineTexts, type Texts } from '../../i18n/texts';

/** What Overview says for each item that a module shows there; a key without words does not compile. */
export const overviewItemTexts: Texts<OverviewKey> = defineTexts({
  en: {
    'recruitment.unrated': '{count, plural, one {# applicant to rate} other {# applicants to rate}}',
    'recruitment.completed': '{count, plural, one {# completed application} other {# completed applications}}',
    'recruitment.signs':
      '{count, plural, one {# application to look twice at} other {# applications to look twice at}}',
    'recruitment.not-told':
      '{count, plural, one {# applicant is owed an answer} other {# applicants are owed an answer}}',
    'recruitment.silent-sources':
      '{count, plural, one {# source whose link nobody has opened} other {# sources whose links nobody has opened}}',
    'panel.not-drawn': 'The panel is not drawn yet',
    'panel.unanswered':
      '{count, plural, one {# invited person has not answered} other {# invited people have not answered}}',
    'panel.taking-part': '{count, plural, one {# person takes part} other {# people take part}}',
    'guide.openings-moved':
      '{count, plural, one {New time-zone rules moved the opening of # question} other {New time-zone rules moved the opening of # questions}}',
    'discussion.answered':
      '{count, plural, one {# answer to the open questions} other {# answers to the open questions}}',
    'discussion.missing': '{count, plural, one {# answer still open} other {# answers still open}}',
    'discussion.late': '{count, plural, one {# answer is late} other {# answers are late}}',
    'moderation.unread': '{count, plural, one {# answer to read} other {# answers to read}}',
    'moderation.unclear': '{count, plural, one {# unclear answer to follow up} other {# unclear answers to follow up}}',
    'moderation.questions': '{count, plural, one {# question to the moderators} other {# questions to the moderators}}',
    'moderation.answered':
      '{count, plural, one {# probe answered, to be settled} other {# probes answered, to be settled}}',
    'moderation.waiting':
      '{count, plural, one {# probe waits for its participant} other {# probes wait for their participants}}',
    'moderation.settled': '{count, plural, one {# unclear answer settled} other {# unclear answers settled}}',
    'coding.answers-uncoded': '{count, plural, one {# answer without a code} other {# answers without a code}}',
    'findings.hypotheses-without-evidence':
      '{count, plural, one {# hypothesis without evidence} other {# hypotheses without evidence}}',
    'findings.themes-without-quotes': '{count, plural, one {# theme without quotes} other {# themes without quotes}}',
    'notifications.failed': '{count, plural, one {# mail did not get through} other {# mails did not get through}}',
  },
  nb: {
    'recruitment.unrated': '{count, plural, one {# søker å vurdere} other {# søkere å vurdere}}',
    'recruitment.completed': '{count, plural, one {# fullført søknad} other {# fullførte søknader}}',
    'recruitment.signs': '{count, plural, one {# søknad å se nærmere på} other {# søknader å se nærmere på}}',
    'recruitment.not-told': '{count, plural, one {# søker har et svar til gode} other {# søkere har et svar til gode}}',
    'recruitment.silent-sources':
      '{count, plural, one {# kilde der ingen har åpnet lenken} other {# kilder der ingen har åpnet lenken}}',
    'panel.not-drawn': 'Panelet er ikke trukket ennå',
    'panel.unanswered': '{count, plural, one {# invitert har ikke svart} other {# inviterte har ikke svart}}',
    'panel.taking-part': '{count, plural, one {# person deltar} other {# personer deltar}}',
    'guide.openings-moved':
      '{count, plural, one {Nye tidssoneregler flyttet åpningen av # spørsmål} other {Nye tidssoneregler flyttet åpningen av # spørsmål}}',
    'discussion.answered': '{count, plural, one {# svar på de åpne spørsmålene} other {# svar på de åpne spørsmålene}}',
    'discussion.missing': '{count, plural, one {# svar gjenstår} other {# svar gjenstår}}',
    'discussion.late': '{count, plural, one {# svar er forsinket} other {# svar er forsinket}}',
    'moderation.unread': '{count, plural, one {# svar å lese} other {# svar å lese}}',
    'moderation.unclear': '{count, plural, one {# uklart svar å følge opp} other {# uklare svar å følge opp}}',
    'moderation.questions': '{count, plural, one {# spørsmål til moderatorene} other {# spørsmål til moderatorene}}',
    'moderation.answered':
      '{count, plural, one {# oppfølging besvart, kan avklares} other {# oppfølginger besvart, kan avklares}}',
    'moderation.waiting':
      '{count, plural, one {# oppfølging venter på deltakeren} other {# oppfølginger venter på deltakerne}}',
    'moderation.settled': '{count, plural, one {# uklart svar avklart} other {# uklare svar avklart}}',
    'coding.answers-uncoded': '{count, plural, one {# svar uten kode} other {# svar uten kode}}',
    'findings.hypotheses-without-evidence':
      '{count, plural, one {# hypotese uten belegg} other {# hypoteser uten belegg}}',
    'findings.themes-without-quotes': '{count, plural, one {# tema uten sitater} other {# temaer uten sitater}}',
    'notifications.failed': '{count, plural, one {# e-post kom ikke fram} other {# e-poster kom ikke fram}}',
  },
});
