/** Controleer een document: for anybody who holds a file, signed in or not. */
export const check = {
  title: 'Controleer een document',
  lead: 'Is een ondertekend document echt en ongewijzigd? Kies de PDF en u ziet wie er heeft getekend en wanneer.',
  drop: {
    drag: 'Sleep een PDF hierheen',
    choose: 'Kies een PDF',
    more: 'Nog een document controleren',
    rules: 'Eén PDF per keer',
  },
  privacy:
    'Uw bestand wordt bekeken in het geheugen van onze server en niet bewaard. Een bestand groter dan 4 MB blijft op uw apparaat: daarvan versturen we alleen de controlesom (SHA-256).',
  busy: 'Bezig met controleren…',
  hashed: (size: string) =>
    `Dit bestand is ${size} en dus te groot om te versturen. We hebben alleen de controlesom vergeleken met wat hier is ondertekend.`,
  unreadableFile: 'Dit bestand kan niet worden gelezen. Kies het opnieuw.',
  verdict: {
    unchanged: 'Ondertekend en ongewijzigd',
    changed: 'Gewijzigd na het ondertekenen',
    untrusted: 'Ondertekend, maar niet te vertrouwen',
    not_signed: 'Niet ondertekend',
    unknown: 'Onbekend document',
    unreadable: 'Dit bestand kan niet worden gecontroleerd',
  },
  meaning: {
    unchanged: 'Alle handtekeningen kloppen en er is daarna niets veranderd.',
    changed: 'Vertrouw niet op dit bestand. Vraag wie het u gaf om het origineel.',
    untrusted:
      'Het bestand is niet veranderd, maar van minstens één handtekening is niet vast te stellen van wie die is.',
    not_signed: 'In dit bestand staat geen digitale handtekening.',
    unknown:
      'Dit portaal heeft geen bestand met deze controlesom vrijgegeven. Het is een ander document, of het is gewijzigd.',
    unreadable: 'Het is geen PDF, het is beschadigd of het is beveiligd met een wachtwoord.',
  },
  ours: (office: string, moment: string) =>
    `Vrijgegeven door ${office} via dit portaal op ${moment}, precies zoals u het heeft.`,
  notOurs: 'Dit is niet precies een bestand dat dit portaal heeft vrijgegeven.',
  signatures: 'Handtekeningen in dit document',
  kind: {
    certification: 'Handtekening van het kantoor',
    signature: 'Handtekening',
    seal: 'Zegel van het portaal',
    timestamp: 'Tijdstempel',
  },
  nameless: 'Naam onbekend',
  at: (moment: string) => `Gezet op ${moment}`,
  proven: 'tijdstip bewezen door een tijdstempel',
  claimed: 'tijdstip volgens de ondertekenaar zelf',
  noTime: 'Tijdstip onbekend',
  whole: 'Klopt',
  problem: {
    broken: 'De handtekening is beschadigd.',
    changed: 'Het document is na deze handtekening gewijzigd.',
    not_trusted: 'Van wie deze handtekening is, is niet vast te stellen.',
    expired: 'Het certificaat was verlopen.',
    revoked: 'Het certificaat was ingetrokken.',
    unreadable: 'Deze handtekening kan niet worden gelezen.',
  },
  wrong: 'Klopt niet',
  changes: 'Wat er daarna is gewijzigd:',
  change: {
    bytes: 'de inhoud van het bestand zelf',
    pages: 'pagina’s toegevoegd of weggehaald',
    log: 'het logboek van het ondertekenen',
    files: 'bijgevoegde bestanden',
    form: 'ingevulde velden',
    content: 'wat er op de pagina’s staat',
  },
  hash: 'Controlesom (SHA-256)',
};
export type CheckMessages = typeof check;
