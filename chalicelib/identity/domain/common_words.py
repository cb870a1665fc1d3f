"""Words that everybody tries first, in Dutch and English, without digits and signs."""

_WORDS = """
wachtwoord mijnwachtwoord wachtwoorden geheim geheimpje geheimwachtwoord welkom welkomthuis
welkomterug welkomop welkombij hallo hallohallo halloallemaal goedemorgen goedemiddag goedenavond
goedendag daggoedendag inloggen aanmelden inlog inlogcode toegang toegangscode sleutel slot
pincode code codewoord nieuw nieuwwachtwoord nieuwewachtwoord tijdelijk tijdelijkwachtwoord
standaard standaardwachtwoord verander veranderen verandermij veranderdit wijzig wijzigmij
kantoor accountant accountants accountantskantoor boekhouder boekhouding administratie
belasting belastingdienst belastingen btwaangifte aangifte jaarrekening fiscus fiscaal factuur
facturen administrateur beheerder beheer gebruiker medewerker klant klanten klantportaal portaal
portal dossier akkoord akkoordakkoord onderneming bedrijf directeur directie
nederland hollandsnieuwe holland hollandia oranje oranjeboven amsterdam rotterdam denhaag
sgravenhage utrecht eindhoven groningen tilburg almere breda nijmegen enschede haarlem arnhem
zaanstad amersfoort apeldoorn shertogenbosch denbosch maastricht leiden dordrecht zoetermeer
zwolle deventer delft alkmaar leeuwarden friesland limburg brabant noordbrabant gelderland
overijssel drenthe flevoland zeeland noordholland zuidholland
ajax ajaxamsterdam feyenoord feijenoord psveindhoven psv fctwente fcutrecht fcgroningen
voetbal voetballen schaatsen hockey tennis formule formuleeen maxverstappen verstappen
zomer lente herfst winter voorjaar najaar zomervakantie vakantie zomertijd wintertijd
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag weekend januari februari maart april
mei juni juli augustus september oktober november december sinterklaas kerstmis kerst kerstman
koningsdag koninginnedag nieuwjaar gelukkignieuwjaar pasen pinksteren carnaval
schatje schat liefje lieverd liefde ikhouvanjou ikhouvanje ikhouvanmezelf houvanjou knuffel
kusje kusjes mama papa mamapapa mamaenpapa papaenmama opa oma opaoma kinderen familie gezin
vriend vriendin vrienden poes poesje hond hondje kat katje paard paardje konijn muis olifant
vlinder vogel zonnetje zonneschijn zon maan sterren bloem bloemen bloemetje roosje regenboog
appel appeltaart banaan aardbei chocola chocolade koffie koffiezetapparaat thee bier biertje
pannenkoek pannenkoeken stroopwafel frikandel kroket kaas kaaskop hagelslag drop
computer computers laptop toetsenbord internet telefoon mobiel auto fiets fietsen huis thuis
tuin zwembad school klas juf meester test testen testtest proberen probeer ditiseentest
ditismijnwachtwoord ditiseenwachtwoord ditisgeheim geenidee weetikniet ikweethetniet vergeten
wachtwoordvergeten ikbenhetvergeten sesamopenu open sesam openu letmein
hottentottententententoonstelling hottentottententen
password passwords mypassword passwordpassword thisismypassword passphrase
passw passwd passcode pass secret secrets topsecret mysecret letmein letmeinnow letmeinplease
welcome welcomeback welcomehome hello hellohello helloworld hellothere goodmorning
login logmein signin access accessgranted admin administrator adminadmin adminpassword root
rootroot superuser superadmin supervisor manager guest user username usernamepassword default
changeme changemenow changethis changeit change temp temporary temppassword newpassword
oldpassword test tester testing testtesttest testpassword testuser demo demodemo example sample
qwerty qwertyuiop qwertyqwerty qwertyuiopasdf qwertyuiopasdfghjkl asdf asdfasdf asdfasdfasdf
asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qazwsxedcrfv azerty azertyuiop qwertz
abc abcd abcdef abcdefg abcdefgh abcabc abcdabcd iloveyou iloveyousomuch iloveyouforever
loveyou love lovely lovelove lover loveme iloveme sweetheart darling babygirl princess prince
angel angels sunshine rainbow flower flowers butterfly dragon dragons dragonball monkey monkeys
tiger lion shadow master masters ninja warrior batman superman spiderman ironman starwars
startrek skywalker pokemon pikachu minecraft fortnite football baseball basketball soccer
liverpool chelsea arsenal manchester barcelona realmadrid juventus cowboys yankees
michael michelle jessica jennifer jordan daniel thomas robert charlie charlotte andrew ashley
matthew nicole joshua anthony william samantha elizabeth alexander alexandra christian
summer winter autumn spring january february march may june july august october monday tuesday
wednesday thursday friday saturday sunday christmas happybirthday birthday happy happiness
computer internet google facebook instagram linkedin twitter whatsapp youtube microsoft windows
apple iphone samsung android nintendo playstation xbox office officeoffice company business
whatever trustnoone trustno nothing something anything everything nopassword none
fuckyou fuckoff bitch asshole bullshit hunter killer freedom mustang ferrari porsche mercedes
corvette harley chocolate cookie cookies coffee banana orange pepper ginger peanut cheese
blink jesus jesuschrist jesusislord jesuslovesyou heaven blessed faith hope lucky luckyme
money moneymoney dollar dollars euro euros bank banking bitcoin crypto ethereum dogecoin
correcthorsebatterystaple opensesame abracadabra supercalifragilisticexpialidocious
thequickbrownfox loremipsum loremipsumdolor tobeornottobe maytheforcebewithyou winteriscoming
"""

COMMON = frozenset(_WORDS.split())
