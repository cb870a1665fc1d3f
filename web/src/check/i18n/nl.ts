/** Controleer een document: for anybody who holds a file, signed in or not. */
type ChangeOf = { name: string; page: number | null };

function countPages(more: number): string {
  const many = Math.abs(more) === 1 ? '1 pagina' : `${Math.abs(more)} pagina’s`;
  return `${many} ${more > 0 ? 'toegevoegd' : 'weggehaald'}`;
}

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
    incomplete: 'Niet afgerond',
    unproven: 'Niet te bewijzen',
    foreign: 'Ongewijzigd, uitgever onbekend',
    elsewhere: 'Ongewijzigd, niet via dit portaal ondertekend',
    not_signed: 'Niet ondertekend',
    unknown: 'Onbekend document',
    unreadable: 'Dit bestand kan niet worden gecontroleerd',
  },
  meaning: {
    unchanged: () =>
      'Alle handtekeningen kloppen, het document is afgerond en er is daarna niets veranderd.',
    changed: () => 'Vertrouw niet op dit bestand. Vraag wie het u gaf om het origineel.',
    incomplete: () =>
      'Aan wat er staat is niets veranderd, maar dit is niet het afgeronde document. Vraag wie het u gaf om het afgeronde document.',
    unproven: () => 'Aan het document is niets veranderd, maar niet elke handtekening telt.',
    foreign: () =>
      'Sinds de laatste handtekening is er niets veranderd. Van minstens één handtekening kennen wij de uitgever niet: van wie die is, kunnen wij niet vaststellen.',
    elsewhere: () =>
      'Sinds de laatste handtekening is er niets veranderd. Niet alle handtekeningen zijn via dit portaal gezet.',
    not_signed: () => 'In dit bestand staat geen digitale handtekening.',
    unknown: (office: string) =>
      `${office} heeft hier geen bestand met deze controlesom vrijgegeven. Het is een ander document, of het is gewijzigd.`,
    unreadable: () => 'De PDF is beschadigd en kan niet worden gelezen.',
  },
  unreadable: {
    empty: 'Dit bestand is leeg.',
    not_pdf: 'Het is geen PDF.',
    damaged: 'De PDF is beschadigd en kan niet worden gelezen.',
    password: 'De PDF is beveiligd met een wachtwoord.',
    too_large: 'De PDF is te groot of te ingewikkeld om te controleren.',
  },
  missing: {
    certification: () => 'De handtekening van het kantoor ontbreekt.',
    signer: (name: string) => `De handtekening van ${name} ontbreekt.`,
    seal: () => 'Het zegel ontbreekt.',
    closing: () => 'Het tijdstempel dat het document afsluit, ontbreekt.',
    proof: () =>
      'Bij minstens één handtekening ontbreekt het bewijs dat zij geldig was toen zij werd gezet.',
  },
  addedLater:
    'Na de laatste handtekening is alleen bewijs toegevoegd, zoals een tijdstempel. Dat verandert niets aan het document.',
  otherwise: (names: string) => `Zonder handtekening in dit bestand: ${names}.`,
  ours: (office: string, moment: string) =>
    `Vrijgegeven door ${office} via dit portaal op ${moment}, precies zoals u het heeft.`,
  notOurs: (office: string) =>
    `Dit is niet precies een bestand dat ${office} hier heeft vrijgegeven.`,
  signatures: 'Handtekeningen in dit document',
  kind: {
    certification: 'Handtekening van het kantoor',
    signature: 'Handtekening',
    under_seal: 'Handtekening, vastgelegd onder het zegel',
    seal: 'Zegel van het portaal',
    service: 'Zegel van een vertrouwensdienst',
    timestamp: 'Tijdstempel',
  },
  nameless: 'Naam onbekend',
  at: (moment: string) => `Gezet op ${moment}`,
  proven: 'bewezen door een tijdstempel',
  claimed: 'tijdstip volgens de ondertekenaar zelf',
  recorded: 'tijdstip volgens het logboek van het portaal',
  noTime: 'Tijdstip onbekend',
  worth: {
    right: 'Klopt',
    earlier: 'Van vóór de wijziging',
    doubtful: 'Niet te bevestigen',
    wrong: 'Klopt niet',
  },
  problem: {
    broken: 'De handtekening is beschadigd.',
    changed: 'Het document is na deze handtekening gewijzigd.',
    not_trusted: 'Van wie deze handtekening is, is niet vast te stellen.',
    expired: 'Het certificaat was verlopen.',
    revoked: 'Het certificaat was ingetrokken.',
    unreadable: 'Deze handtekening kan niet worden gelezen.',
  },
  changes: 'Wat er is gewijzigd:',
  change: {
    pages: ({ name }: ChangeOf) => countPages(Number(name)),
    page: ({ page }: ChangeOf) => `pagina ${page}`,
    picture: ({ page }: ChangeOf) => `een afbeelding op pagina ${page}`,
    annotation: ({ page }: ChangeOf) => `een opmerking of stempel op pagina ${page}`,
    field: ({ name, page }: ChangeOf) => `het veld ‘${name}’${page ? ` op pagina ${page}` : ''}`,
    file: ({ name }: ChangeOf) => `de bijlage ‘${name}’`,
    signature: ({ name }: ChangeOf) =>
      `een handtekening die hier niet hoort, in het veld ‘${name}’`,
    bytes: () => 'de ondertekende inhoud van het bestand zelf',
    rest: () => 'wat er buiten de pagina’s staat, zoals bladwijzers of lagen',
    behind: () => 'er staat iets achter het einde van het document',
    unread: () => 'iets dat niet elk programma op dezelfde manier toont',
  },
  revision: (revision: number) => ` (wijziging ${revision} in het bestand)`,
  hash: 'Controlesom (SHA-256)',
};
export type CheckMessages = typeof check;
