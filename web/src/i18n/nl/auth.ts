/** The second step of signing in, a fresh code, and choosing a password. */
const digits = { title: 'Vul de code in', missing: 'Vul alle 6 cijfers van de code in.' };

export const auth = {
  help: {
    name: [
      'Uw gebruikersnaam is het e-mailadres waarop u berichten van ons ontvangt. Weet u niet welk adres dat is? Vraag het uw kantoor.',
    ],
    more: [
      'U logt in met uw e-mailadres en wachtwoord. Daarna volgt een tweede stap: een code per sms, een code uit een authenticator-app of een passkey. Wat u gebruikt, stelt u in bij Mijn account.',
      'Met die tweede stap weten we zeker dat u het bent, ook als iemand anders uw wachtwoord kent. Geef een code nooit aan een ander; ook ons kantoor vraagt er niet om.',
    ],
  },
  code: {
    submit: 'Aanmelden',
    clear: 'Wissen',
    abort: 'Afbreken',
    again: 'Nieuwe code versturen',
    wait: (seconds: number) => `Nieuwe code versturen kan over ${seconds} seconden`,
    sent: (number: string) => `Er is een nieuwe code gestuurd naar ${number}.`,
    gone: 'Deze code werkt niet meer. Begin opnieuw.',
    box: (place: number) => `Code, deel ${place} van 2`,
    lost: 'Telefoon kwijt of een ander nummer?',
    lostHelp: (phone: string, email: string) =>
      `Uw kantoor kan u helpen. ${[phone && `Bel ${phone}`, email && `mail ${email}`].filter(Boolean).join(' of ')}. Uw kantoor geeft het door; u logt in zodra het zeker is.`,
    otherWays: 'Andere manier',
    recoveryUsed:
      'U heeft een herstelcode gebruikt; die werkt nu niet meer. Bij Mijn account ziet u hoeveel u er nog heeft.',
    ways: {
      email: {
        ...digits,
        lead: (_name: string, address: string) =>
          `We hebben een e-mail met een code gestuurd naar ${address}.`,
        legend: 'Code uit de e-mail',
        hint: 'De code bestaat uit 6 cijfers en is 10 minuten geldig.',
        choose: 'Code per e-mail ontvangen',
      },
      sms: {
        ...digits,
        lead: (name: string, number: string) =>
          name
            ? `Beste ${name}, we hebben een sms met een code gestuurd naar ${number}.`
            : `We hebben een sms met een code gestuurd naar ${number}.`,
        legend: 'Code uit de sms',
        hint: 'De code bestaat uit 6 cijfers en is 10 minuten geldig.',
        choose: 'Code per sms ontvangen',
      },
      totp: {
        ...digits,
        lead: (name: string) =>
          name
            ? `Beste ${name}, open de authenticator-app op uw telefoon.`
            : 'Open de authenticator-app op uw telefoon.',
        legend: 'Code uit uw app',
        hint: 'De app toont 6 cijfers en maakt elke halve minuut een nieuwe code.',
        choose: 'Code uit een authenticator-app gebruiken',
      },
      recovery: {
        title: 'Vul een herstelcode in',
        lead: (name: string) =>
          name
            ? `Beste ${name}, vul een van uw herstelcodes in. Elke code werkt één keer.`
            : 'Vul een van uw herstelcodes in. Elke code werkt één keer.',
        legend: 'Herstelcode',
        hint: 'Zes groepjes van 4 letters en cijfers. Streepjes en spaties mogen, maar hoeven niet.',
        missing: 'Vul de hele herstelcode in: 24 letters en cijfers.',
        choose: 'Herstelcode gebruiken',
      },
      passkey: {
        title: 'Gebruik uw passkey',
        lead: (name: string) =>
          name
            ? `Beste ${name}, bevestig met uw passkey dat u het bent.`
            : 'Bevestig met uw passkey dat u het bent.',
        legend: 'Passkey',
        hint: 'Uw apparaat vraagt om uw vingerafdruk, gezicht of pincode.',
        missing: 'Gebruik uw passkey.',
        choose: 'Passkey gebruiken',
      },
    },
    notSent:
      'De sms kon niet worden verstuurd. Ga verder op deze manier, en vraag uw kantoor om uw mobiele nummer na te kijken.',
  },
  stopPassword: {
    wrong: 'Klopt dit nummer niet?',
    hint: 'Heeft u zich vergist in het e-mailadres, breek het inloggen dan af. Is dit echt uw account, maar niet uw nummer? Dan kan iemand anders de code lezen. Zet uw wachtwoord dan stil.',
    start: 'Wachtwoord stilzetten',
    title: 'Wachtwoord stilzetten?',
    text: (number: string) =>
      `Doe dit als ${number} niet uw nummer is. Zo kan niemand met de code in uw account.`,
    follows: [
      'Uw wachtwoord en de verstuurde code werken niet meer.',
      'U krijgt een e-mail met een link om een nieuw wachtwoord te kiezen. Een passkey blijft werken.',
      'Uw kantoor krijgt bericht. Heeft het uw nummer verbeterd, dan komen codes weer bij u aan.',
    ],
  },
  passwordStopped: {
    title: 'Uw wachtwoord staat stil',
    lead: 'Niemand komt er nu mee in uw account, ook niet met de code die is verstuurd.',
    next: 'Hoe gaat het verder?',
    steps: (phone: string) => [
      'Uw kantoor krijgt bericht.',
      phone
        ? `Wilt u er niet op wachten? Bel uw kantoor: ${phone}.`
        : 'Wilt u er niet op wachten? Bel uw kantoor.',
      'Uw kantoor verbetert uw mobiele nummer. Met de link in de e-mail die u nu krijgt, kiest u een nieuw wachtwoord.',
    ],
  },
  passkey: {
    cancelled: 'De passkey is niet gebruikt. Probeer het opnieuw, of kies een andere manier.',
    known: 'Dit apparaat heeft al een passkey voor uw account.',
    unsupported: 'Deze browser kan hier geen passkey gebruiken. Kies een andere manier.',
  },
  expired: {
    title: 'Log opnieuw in',
    over: 'Uw sessie is verlopen.',
    after: 'Na het inloggen gaat u hier verder; wat u heeft ingevuld, blijft staan.',
  },
  otherPerson: {
    title: 'Deze pagina geldt niet meer',
    now: (name: string) => `In een ander tabblad is nu ${name} ingelogd.`,
    somebody: 'iemand anders',
    out: 'In een ander tabblad is uitgelogd.',
    again: 'In een ander tabblad was even iemand anders ingelogd. Nu bent u het zelf weer.',
    looking: (name: string) => `In een ander tabblad kijkt u nu mee als ${name}.`,
    noLonger: (name: string) => `U kijkt niet meer mee als ${name}.`,
    page: (name: string) => `Deze pagina was van ${name}.`,
    refused: 'Wat u hier als laatste verstuurde, is niet vastgelegd.',
    unsent: 'Wat u hier nog niet had verstuurd, wordt niet verstuurd.',
  },
  stepUp: {
    title: 'Bevestig dat u het bent',
    why: (act: string, documents: number) =>
      documents > 1
        ? `Voor uw antwoord op ${documents} documenten bevestigt u één keer dat u het bent.`
        : `Om ${act}, bevestigt u dat u het bent.`,
    acts: {
      change_factor: 'te wijzigen hoe u inlogt',
      change_mobile: 'het mobiele nummer te wijzigen',
      change_email: 'het e-mailadres te wijzigen',
      change_password: 'uw wachtwoord te wijzigen',
      consent: 'in te stemmen met vragen aan uw fiscale partner',
      change_rights: 'rechten te geven of te wijzigen',
      change_policy: 'de instellingen van het kantoor te wijzigen',
      approve: 'akkoord te geven',
      reject: 'niet akkoord te gaan',
      decline: 'te laten weten dat u niet ondertekent',
      on_behalf: 'vast te leggen wat iemand u liet weten',
      pass_on: 'het aan anderen te vragen',
    },
    actsOf: {
      change_factor: (name: string) => `te wijzigen hoe ${name} inlogt`,
      change_mobile: (name: string) => `het mobiele nummer van ${name} te wijzigen`,
      change_email: (name: string) => `het e-mailadres van ${name} te wijzigen`,
    },
    submit: 'Bevestigen',
    none: 'U heeft dit niet bevestigd. Er is niets gewijzigd.',
  },
  request: {
    title: 'Wachtwoord opvragen',
    lead: 'Vul uw e-mailadres in. We sturen u een e-mail waarmee u een nieuw wachtwoord kiest. Dit werkt ook als u nog nooit heeft ingelogd.',
    sentTitle: 'Kijk in uw e-mail',
    sent: (email: string) =>
      `Is ${email} bij ons bekend, dan ontvangt u binnen enkele minuten een e-mail met een link.`,
    spam: 'Geen e-mail ontvangen? Kijk in uw map met ongewenste e-mail, of neem contact op met uw kantoor.',
    back: 'Terug naar inloggen',
  },
  welcome: {
    title: 'Welkom',
    resetTitle: 'Kies een nieuw wachtwoord',
    lead: (name: string) => `Beste ${name}, kies een wachtwoord om uw account te gebruiken.`,
    account: 'Uw gebruikersnaam',
    password: 'Nieuw wachtwoord',
    repeat: 'Nieuw wachtwoord, nogmaals',
    rules: 'Uw wachtwoord',
    long: (length: number) => `heeft minstens ${length} tekens`,
    uncommon: 'is geen veelgebruikt wachtwoord en bevat uw e-mailadres niet',
    same: 'is twee keer hetzelfde ingevuld',
    tooShort: (length: number) => `Kies een wachtwoord van minstens ${length} tekens.`,
    tooCommon: 'Kies een wachtwoord dat moeilijker te raden is.',
    different: 'Vul twee keer hetzelfde wachtwoord in.',
    tip: 'Alle tekens mogen. Een zin van een paar woorden is sterk en makkelijk te onthouden.',
    met: 'in orde',
    unmet: 'nog niet',
    submit: 'Wachtwoord opslaan',
    saved: 'Uw wachtwoord is opgeslagen. U kunt nu inloggen.',
    expiredTitle: 'Deze link werkt niet meer',
    expired:
      'De link is verlopen of al gebruikt. Vraag hieronder een nieuwe aan; die sturen we naar uw e-mailadres.',
    checking: 'We controleren uw link…',
  },
  replacing: {
    title: 'Klopt deze wijziging?',
    lead: (name: string) => `Beste ${name}, kijk goed of dit klopt.`,
    shut: 'Iemand gaf een wijziging van uw account door. Zeg eerst of die klopt. Tot die tijd kunt u niets goedkeuren of ondertekenen, zodat niemand dat in uw plaats kan doen.',
    deadline:
      'Lukt dat niet op tijd voor een termijn? Uw kantoor kan een akkoord dat u geeft voor u vastleggen. Ondertekenen kan op papier.',
    deadlineOffice: 'Lukt dat niet op tijd voor een termijn? Vraag een collega om het te doen.',
    agreedLead: 'Van een nieuw e-mailadres is al gezegd dat het klopt. U kunt het nog tegenhouden.',
    agreed: (moment: string) =>
      `Dit is bevestigd, maar nog niet in gebruik: het nieuwe adres kan tot ${moment} zelf bevestigen. Zolang dat niet is gebeurd, kunt u het tegenhouden.`,
    shutTitle: 'U kunt nu niets goedkeuren of ondertekenen.',
    answerNow: 'Bekijken en antwoorden',
    first: {
      approve:
        'Zeg eerst of de wijziging van uw account klopt. Daarna kunt u akkoord geven of afwijzen.',
      sign: 'Zeg eerst of de wijziging van uw account klopt. Daarna kunt u ondertekenen.',
    },
    what: {
      email: (value: string) => `Nieuw e-mailadres: ${value}`,
      mobile: (value: string) => `Nieuw mobiel nummer: ${value}`,
      devices: (_: string, resets: string) =>
        resets ? `Telefoon kwijt. Wat dan niet meer werkt: ${resets}` : 'Telefoon kwijt',
    },
    resets: {
      app: 'authenticator-app',
      passkeys: 'passkeys',
      recovery_codes: 'herstelcodes',
      text_messages: 'code per sms bij het inloggen',
    },
    asked: (name: string, moment: string) => `Doorgegeven door ${name} op ${moment}.`,
    counts: (moment: string) => `Gaat vanzelf in op ${moment}, als niemand het tegenhoudt.`,
    byOffice: 'Bevestigt iemand van uw kantoor het eerder, dan hoort u dat meteen.',
    onlyYou: 'Alleen u kunt het eerder bevestigen.',
    countsNot: 'Gaat niet vanzelf in: ons bericht hierover kwam niet aan.',
    confirm: 'Ja, wijziging bevestigen',
    stop: 'Nee, houd dit tegen',
    confirmOf: (what: string) => `Ja, wijziging bevestigen: ${what}`,
    stopOf: (what: string) => `Nee, houd dit tegen: ${what}`,
    onlyStops:
      'Dit adres of nummer is kort geleden zelf gewijzigd zonder dat u dat zelf bevestigde. Daarom kunt u hier alleen tegenhouden.',
    confirmed: {
      email: 'Bevestigd. Het nieuwe e-mailadres krijgt nu een link; zodra u die volgt, geldt het.',
      mobile: 'Bevestigd. Codes gaan vanaf nu naar het nieuwe nummer.',
      devices: 'Bevestigd. U bent overal uitgelogd. Log opnieuw in.',
    },
    stopped: 'Tegengehouden. Alles blijft zoals het was, en uw kantoor krijgt bericht.',
    doneTitle: 'Dank u wel',
    later: 'Later',
    unanswered:
      'U heeft nog niet gezegd of de wijziging van uw account klopt. Er is niets vastgelegd.',
    endedTitle: 'Hier is niets meer te doen',
    ended: {
      confirmed: (moment: string) => `U heeft dit op ${moment} bevestigd.`,
      stopped: (moment: string) => `Dit is op ${moment} tegengehouden. Alles bleef zoals het was.`,
      overtaken: (moment: string) =>
        `U heeft dit op ${moment} zelf gewijzigd. Wat was doorgegeven, is daarmee vervallen.`,
      cancelled: (moment: string) =>
        `Dit is op ${moment} ingetrokken door uw kantoor. Alles bleef zoals het was.`,
      taken_back: (moment: string) =>
        `Dit is op ${moment} ingetrokken door wie het had doorgegeven. Alles bleef zoals het was.`,
      again: (moment: string) =>
        `Op ${moment} is in plaats hiervan een andere wijziging doorgegeven. Deze gaat niet door.`,
      lapsed: (moment: string) =>
        `Het nieuwe e-mailadres is niet op tijd bevestigd: dit is op ${moment} vervallen. Alles bleef zoals het was.`,
      counts: (moment: string) => `Deze wijziging geldt sinds ${moment}.`,
    },
    distrust: 'Vertrouwt u dit niet? Bel dan meteen uw kantoor.',
    expired:
      'De link is te oud, of niet volledig overgenomen uit het bericht. Bel uw kantoor als u dit niet vertrouwt.',
  },
  confirmEmail: {
    title: 'Bevestig uw e-mailadres',
    lead: (name: string) => `Beste ${name}, is dit uw nieuwe e-mailadres?`,
    follows:
      'Na het bevestigen is dit uw gebruikersnaam en ontvangt u hier uw berichten. Op andere apparaten wordt u uitgelogd. Uw wachtwoord blijft hetzelfde.',
    submit: 'Ja, dit is mijn e-mailadres',
    doneTitle: 'Uw e-mailadres is gewijzigd',
    done: (email: string) => `U logt voortaan in met ${email}.`,
    toPortal: 'Naar het portaal',
    expired:
      'De link is verlopen, al gebruikt of vervangen door een nieuwere. Heeft u uw nieuwe e-mailadres al bevestigd, dan logt u daarmee in; anders met uw oude. Vraag uw kantoor om een nieuwe link als dat nodig is.',
  },
};
