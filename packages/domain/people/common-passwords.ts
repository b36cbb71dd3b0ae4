// What passwords are commonly built on. The long list: the 10,000 commonest and all of 12 characters or more of
// @zxcvbn-ts/language-common 4.1.3, "passwords" (MIT; © 2012-2016 Dan Wheeler and Dropbox, Inc., © 2021 @zxcvbn-ts),
// each as `coreOf` in guessable.ts makes it, for a shorter one is too short anyway. The Vietnamese ones are our own.

const VIETNAMESE = `
matkhau matkhaucuatoi matkhaumoi doimatkhau khongcomatkhau khongbiet khongnho quenmatkhau anhyeuem emyeuanh yeuem
yeuanh anhnhoem emnhoanh maimaiyeuem yeumenhieu meyeucon conyeume giadinh hanhphuc tinhyeu tinhban vietnam
vietnamvodich toiyeuvietnam hanoi hanoimuathu saigon hochiminh thanhphohochiminh danang haiphong cantho nhatrang
dalat vungtau quangninh nghean thanhhoa xinchao chaoban taikhoan dangnhap nguoidung quantri quantrivien chuyenvien
lanhdao nhanvien vanphong ketoan congty chinhphu nentang nentangso nentangsoquocgia chuyendoiso dichvucong
motconvit motconvitxoerahaicaicanh
`;

const EVERYWHERE = `
a1a2a a1b2c a1b2c3d a1s2d a1s2d3f a1s2d3f4g5h a2a3a4a5a6a a2b3c a2b3c4d a2s3d a2s3d4f a2s3d4f5g6h aaaaa aaasss aaliyah
aardvark aaron abacab abbott abcdefg aberdeen abgrtyu abigail abnormal abracadabra abraham abrakadabra absolut
absolute absolutely abstr acapulco accept access accord account achilles achtung acidburn acmilan action active acura
adams addict addison adelaide adelina adgjmptw adidas admin administrator admiral adonis adrenalin adrian adriana
adriano adrienne adult adults advance advent aezakmi africa afrika again agent aggies aikido aikman aileen airborne
airbus aircraft airforce airman airplane airport airwolf aisan akira aksjdlasdakj alabama aladin alain alanis alaska
albany albatros albert alberta alberto albina albion alcatraz alchemy alcohol alejandr alejandro aleksandr aleksandra
aleksey alena alenka alessandro alexalex alexande alexander alexandr alexandra alexandre alexey alexi alexia alexis
alexxx alfonso alfred alfredo algebra alibaba alice alicia alien aliens alina alinka alisa alisha alison alissa alive
all4one allan allday allegro allen alleycat allgood alliance allison allmine allsop allstar almighty almond aloha
alone alpha alphabet alpine altair alterego altima altoids alucard alvaro always alyssa amadeus amadeusptfcor amand
amanda amateur amateurs amatory amature amazing amazon amber ambers ambrose ambrosia amelia americ america american
amerika amethyst amiga amigo amigos amorcit amore amstel amsterda amsterdam an83546921an anaconda anakin analsex
ananas anarchy anastasi anastasia anastasiya anchor anders andersen anderson andre andrea andreas andrei andres andrew
andrewjackie andrews andrey andromed andromeda andyod anfield angel angela angelic angelica angelika angelina angelo
angels angelus angie angus anhyeuem animal animals anime anita annaanna annabell annette annie annika annmarie
anonymous another answer antananarivu antares antelope anthon anthony anthrax antoine anton antoni antonia antonina
antonio antony anubis anything anytimetoday aolsucks apache apollo apple applepie apples april aprilia aptiva aquarius
aragorn aramis arcadia archange archer archie arctic argentin argentina ariana ariane arianna ariel aries arizona
arjay arkansas arlene armada armagedon armand armando armani armstron arnold around arrow arrows arsenal artem artemis
artemka arthur artist artur arturo asd123asd asdasd asddsa asdfasdf asdffdsa asdfg asdfgh asdfghj asdfghjk asdfghjkl
asdfjkl asdfzxcv asdqwe asdzxc asgard ashle ashlee ashleigh ashley ashton asian asians asimov aspen aspire aspirine
assasin assass assassin asses assfuck asshole assholes assman assword asterix astra astral astrid astro astros athena
athens athlon athome atlanta atlantic atlantis atlas atomic attack atticus attila attitude aubrey auburn auckland
audia audio auditt audrey auggie august augusta augustus aurora aussie austin australi australia austria autumn
avalanch avalon avatar avenger avenue aviation avrillavigne awesome awful awnyce azamat azazel azert azerty azertyui
azertyuiop azrael azsxdc azsxdcfv azzer babes babies baboon babybaby babybear babyblue babyboy babycake babydoll
babyface babygirl babylon babylove bacardi bacchus backbone backdoor backup bacon badass badboy baddog badger badgers
badgirl badiman badman baggins baggio bagira bagpuss bahamut bailey baker balance baldwin baller ballet ballin balloon
balloons balls ballsack baltimor bambam bambi bamboo banan banana bananas banane bandit bangbang banger bangkok banker
banner banshee banzai baracuda barbados barbara barber barbie barcelon barcelona barefeet barefoot barfly baritone
barker barkley barley barnes barney baron barrett barron barry barselona barsik bartman barton basebal baseball basil
basket basketba basketball basset bassman bastard bastards bathing batman battery battle bauhaus baura baxter bayern
baylor bball bcfields beach beaches beacon beagle beaker beamer beaner beanie beans bearbear bearcat bearcats beardog
bears beast beastie beater beatle beatles beatrice beautifu beautiful beauty beaver beavis because becca becker
beckham becky bedford beech beefcake beemer beerbeer beerman beethove beetle beezer begemot behappy believe belinda
belkin bella belle belly belmont beloved bender bendover benessere benfica bengals benito benjami benjamin bennett
bennie benny benoit benson bentley benton beowulf beretta berger bergkamp berkeley berlin bermuda bernard bernie berry
bertha bertie bessie bestbuy bethany betsy better bettina betty bettyboo beverly bhbirf bhrh0h2oof6xbqjeh bianca
biatch bicycle bigass bigballs bigbang bigbear bigben bigbird bigblock bigblue bigbob bigboobs bigbooty bigboss bigboy
bigbutt bigcat bigcock bigdaddy bigdawg bigdick bigdicks bigdog bigfish bigfoot bigger biggie biggles biggun bigguns
bigguy bighead bigjohn bigmac bigman bigmike bigmoney bigone bigones bigpimp bigpoppa bigred bigsexy bigtime bigtit
bigtits bigtruck biker bikini bilbo billabon billbill billie billy billybob billyboy bimbo bimmer binder bingo
binladen biology birddog birdie birdman birgit birthday biscuit bishop bismarck bismark bismillah bitch bitchass
bitches bitchy biteme bitter bizkit blabla black blackbir blackbird blackcat blackdog blackhaw blackie blackjac
blackjack blacklab blackman blackout blacks blacksonblon blacky blade blades blahblah blaine blake blanca blanche
blanco blast blaster blaze blazer bleach bledsoe blessed blessing blink blinky blitz blizzard blobby blond blonde
blondes blondie blood bloody blossom blowfish blowjob blowme bltynbabrfwbz blubber blueball bluebell blueberr bluebird
blueblue blueboy bluedog blueeyes bluefish bluejay bluejays bluemoon blues bluesky bluesman blunts boater boating
bobafett bobbie bobbob bobby bobcat bobdole bobdylan bobmarley boeing bogart bogdan bogey bohica boiler bolitas
bollocks bollox bologna bolton bombay bomber bombers bonanza bondage bonehead boner bones bongo bonita bonjour bonjovi
bonkers bonner bonnie bonsai boobear boobie boobies booboo boobs booger boogie booker bookie books bookworm boomboom
boomer booster bootie boots bootsie bootsy booty bootys booyah boozer borabora bordeaux border borders boricua boris
boroda borussia bosco bossman boston bottle bottom boulder bounce bouncer bounty bourbon bowler bowling bowman bowser
bowtie bowwow boxcar boxer boxers boxing boxster boy4u2ownnyc boytoy bpgjldsgjldthnf br0d3r bradford bradley brady
brain brains brand brandi brando brandon brandy brasil braves bravo brazil breaker breanna breast breasts breeze
bremen brenda brendan brennan brent brest brett brewer brewster brian briana brianna bricks bridge bridget briggs
bright brighton brigitte bristol british britney brittany brittney broadway brodie broken broker bronco broncos
bronson bronze brook brooke brooklyn brooks brother brothers brown brownie browning browns bruce brucelee bruins
bruiser bruno brutus bryan bryant bubba bubbas bubble bubbles buceta bucket buckeye buckeyes buckley buckshot bucky
budapest buddah buddha buddie buddy buddyboy budgie budlight budman budweise budweiser buffalo buffet buffett buffy
buford bugger builder building bukkake bulldog bulldogs bullet bullfrog bullnuts bulls bullseye bullshit bumble bummer
bumper bunghole bungle bunker bunnies bunny burger burner burning burnout burns burrito burton bushido business
businessbabe buste busted buster busty butch butcher butkus butler butter buttercu buttercup butterfl butterfly
butters buttfuck butthead butthole buttman button buttons butts buzzard buzzer bynthytn byteme c2h5oh cabbage cabernet
cable cabron cactus cadillac caesar caitlin calgary calibra calico caliente californ california caligula calimero
callaway callie calling callisto callum calvin camaro camaross camber cambiami cambridg camden camel camelot camels
cameltoe camera camero cameron camil camila camilla camille campbell camper camping canada canadian cancel cancer
cancun candace candice candle candy candyass candyman cannabis cannibal cannon canon cantona canuck canucks canyon
capcom capecod capetown capital capitals capone caprice capricor capricorn capslock captain caracas caramel caravan
carbon cardiff cardinal cardinals cards carebear carina carla carlisle carlito carlitos carlo carlos carlton carman
carmel carmen carmex carnage carnival carol carole carolin carolina caroline carolyn carpedie carpente carpet carrera
carrie carroll carrot carrots carson carter cartman cartoon cartoons carver casanova cascade caserta casey cashflow
cashmone cashmoney casino casio casper cassandr cassandra cassidy cassie caster castillo castle castor castro catalina
catch catcher catdog catfish catherin catherine cathy catman catnip cattle catwoman caught cavalier caveman cayman
cbr900rr ccbill cdtnbr cdtnkfyf ceasar cecile cecilia cedric celeb celebrity celeron celeste celica celine celtic
celtics cement center central century cerberus cessna cevthrb cfitymrf cgfhnfr chachi chains chainsaw chair challeng
chamber chambers champ champion champs chance chandler chandra chanel chang change changed changeme changes channel
chantal chaos chapman charger chargers charisma charity charlene charles charley charli charlie charlott charlotte
charlton charly charmed charon charter chase chaser chavez cheater check checker checkers cheddar cheech cheeks cheeky
cheerleaers cheers cheese cheeseburger cheetah chelle chelse chelsea chemical chemist cheng cherokee cherries cherry
cheryl cheshire chess chessie chester chesterfield chestnut chevelle chevrole chevrolet chevy chevys chewie chewy
cheyenne chiara chicago chichi chick chicken chickens chickenwing chicks chico chief chiefs children chill chilli
chillin chilly chimera china chinese chinook chipmunk chipper chippy chips chiquita chivas chloe chocha chocolat
chocolate choice choke chong choochoo chopin chopper chouchou chris chrisbln chriss chrissy christ christa christi
christia christian christie christin christina christine christma christmas christop christopher christy chrome
chronic chrono chrysler chuai chuang chubby chuck chuckie chuckles chucky chunky church ciccio cicero cigar cigars
cinder cindy cinema cinnamon circle circus cirrus cisco citadel citation citizen citroen civic civilization
cjdthitycndj cjkysirj cjkywt claire clancy clapton clarence clarinet clarissa clark clarke classic classics claude
claudi claudia claudio claymore clayton cleaner clement clemente clemson cleopatr cleopatra clevelan cleveland clever
cliff clifford clifton climax climber clinton clipper clippers clips clitoris clock close closer cloud clouds cloudy
clover clovis clown clowns clutch clyde cnfybckfd coach cobain cobalt cobra cobras cocacola cocaine cocker cocks
cocksuck cocksucker cocoa coconut codered coffee cohiba coldbeer coldplay coleman colin colleen college collie collin
collins colnago colombia colonel colonial colorado colors colton coltrane columbia columbus comanche combat comedy
comein comet comfort comics coming command commande commander commando common compact company compaq compass complete
compton compute computer conan concord concorde concrete condom condor configuratio confused connect conner connie
connor conover conquest conrad constant construction consumer contact content contest contortionist contra contract
control conway cookie cookies coolcat coolcool cooldude cooler coolguy coolhand coolio coolman coolness cooper coors
cooter copper coral corey corinna corinne corleone corndog cornell corner cornwall corolla corona corperfmonsy corrado
corsair corvette corwin cosmic cosmo cosmopolitan cosmos costello cosworth cottage cotton cougar cougars counter
counterstrike country county courage courtney coventry cowboy cowboys cowgirl coyote crack cracker crackers craig
cramps crappy crash crawford crazy crazybab cream creampie creamy create creation creative creature credit crescent
cricket criminal crimson cristian cristina critter crjhgbjy cromwell cross cruise cruiser crunch crusader crusher
crusty crysis crystal cthtuf cthulhu cthutq ctrhtn cubbies cubswin cucumber cuddles cuervo cumming cummins cumshot
cumslut cunts cupcake cupoi curious curtis custer custom customer cutie cutiepie cutlass cutter cvthnm cxfcnmt cyber
cyborg cyclone cyclones cyclops cygnus cygnusx cynthia cypress cyprus cyrano cyrus d8cd98f00b dabears dabomb daddy
daddyo daemon daewoo dagger daisey daisy daisydog dakota dalejr dallas dalshe dalton damage daman damian damien dammit
damnit damon dance dancer dancing danger dangerous danie daniel daniela daniele danielle daniels daniil danila danni
danny dannyboy dante danzig daphne darina darius darkange darkangel darklord darkman darkness darkone darkside
darkstar darlene darling darrell darren darryl darwin datsun daughter david davide davids davidson davies davinci
davis dawson daylight dayton daytona dbnfkbr dbrnjh dbrnjhbz deacon deadhead deadly deadman deadpool deanna death
deaths debbie deborah december decker deedee deejay deeper deepthroat deeznuts deeznutz default defender defense
defiant deftones dejavu delaney delaware delete delfin delight delilah delldell delmar delphi delpiero delta deluxe
demon demons denali deniro denis denise deniska denmark dennis dental dentist denver depeche deputy derek derparol
derrick descent desert design designer desire desiree deskjet desktop desmond destin destiny destroy detroit deutsch
devil devildog deville devilmaycry devils devin devon dexter dfcbkbcf dfcbkbq dfkthbz dfkthf dfktynby dfktynbyf dfvgbh
dharma diablo dialog diamon diamond diamonds diana diane dianne diaper dickdick dickens dicker dickhead dickie dicks
dicky diego diehard diesel dietcoke dieter digger diggler digimon digital digitalprodu dilbert dildo dilligaf dillon
dimadima dimas dimitri dimples dinamo dinara dindom dingdong dingle dingo dinner dinosaur dipper dipset dipshit direct
director dirtbike dirty disco discover discus disney diver divine diving divorce dixie django djivanfros dkflbckfd
dkflbr dkflbvbh dkflbvbhjdbx dkflbvbhjdyf dmitriy dnsadm doberman doctor dodge dodger dodgeram dodgers dogbert dogbone
dogboy dogcat dogface dogfood dogger doggie doggies doggy doghouse dogman dogpound dogshit dogwood doitnow doktor
dolemite dollar dollars dolly dolores dolphin dolphins domain domainlock domingo dominic dominik dominion dominiqu
domino donald donjuan donkey donna donner donnie donovan dontknow donuts doobie doodle doofus doogie dookie dooley
doomsday doors doreen dorian doris dorothy dortmund dotcom dottie double doubled douche doughboy dougie douglas downer
download downtown draco dracula drago dragon dragonba dragonball dragonballz dragonfl dragons dragoon dragster drake
drakon draven dream dreamcas dreamer dreaming dreams dresden drifter driller drive driver drizzt droopy drowssap
drpepper drummer drums drunk dthjybrf duane dublin ducati duchess duckie duckman ducks dudedude dudeman dudes dudley
duffer duffman dukeduke dumbass dummy duncan dundee dungeon dunlop dupont durango durham duster dustin dusty dutch
dutchess dwayne dwight dylan dynamic dynamite dynamo dynasty eagle eagles earnhard earth earthlink easter eastern
easton eastside eastwood eating eatme eatmenow eatpussy eatshit ebony eclipse eddie edgar edison edmonton eduard
eduardo edward edwardcullen edwards eeyore egghead eggman eggplant egorka eight eileen einstein ekaterina elaine
elcamino eldorado eleanor electra electric electro electron elefant element elements elena eleonora elephant eleven
elijah elisabet elite elizabet elizabeth elizaveta ellen ellie elliot elliott elmira elvira elvis elvisp elway elwood
emanuel emerald emerson emilia emilie emilio emily eminem emmanuel emmett emmitt emperor empire encore energy enforcer
engage engine engineer england english enigma enjoy enrico enrique enter enterme enternow enterpri enterprise enters
entertainment entrance entropy entry epsilon eraser erection erica ericsson erika ernest ernesto ernie erotic erotica
errors escalade escape escort eskimo espana espresso esquire estelle esther estrell estrella eternal eternity ethan
eugene eunice eureka europa europe evangelion evelyn everest everett everlast everton evgeniy evolutio evolution
ewqasdcxz excalibu excalibur exchange excite exeter exigen exigent exodus exotic experienced expert explore explorer
express extra extreme f00tball fabian fabie fabienn fabio fabric fabulous facebook facial factory faggot fairlane
faith faithful falcon falcons fallen fallon fallout family famous fandango fanny fantasia fantasy fantomas farley
farmboy farmer farscape farside fashion fast4u fastball faster fatass fatboy fatcat father fatima fatman fatty
favorite fduecn fearless feather feathers february federal federico feelgood felicia felipe felix fellatio fellow
female females fender fenris fenway fergie fergus ferguson fernand fernando ferrari ferret ferris fester festival
fetish fghtkm fgtkmcby ficken fiction fiddle fidelio fidelity fields fiesta figaro fight fighter films filter filthy
finalfantasy finally finance findaupair finder finger fingers finish finland fireball firebird fireblad firefigh
firefire firefly firefox fireman firenze firewall first fischer fishbone fisher fisherman fishes fishfish fishhead
fishin fishing fishman fishon fisting fitness fitter fkbyjxrf fkmnthyfnbdf fktrcfylh fktrcfylhf fktrcfylhjdbx
fktrcfylhjdf fktrcfylhjdyf fktrctq fktyrf flame flamengo flames flamingo flanker flash flasher flatron fletch fletcher
flexible flicks flight flipflop flipper floppy florence flores florian florida flounder flower flowers floyd fluff
fluffy flvbybcnhfnjh flyboy flyer flyers flyfish flying focus follow foobar foolish footbal football footjob forbes
force fordf forest foreve forever foreveryoung forfun forget forgetit forgot forlife format formula forrest forsaken
fortress fortuna fortune forum forward foryou fossil foster fosters fountain fowler foxtrot foxylady franc france
frances francesc francesco francine francis francisc franco francois frank frankie franklin franks franky fraser freak
freaks freaky freckles freddie freddy frederic frederik frederiksberg fredfred fredrick freebird freedom freee
freefall freefree freeman freepass freeporn freesex freestyle freeuser freeway freeze french frenchy fresh friday
friend friendly friends friendster fright frisbee frisco frisky fritz frodo frogger froggy frogman frogs front
frontier frosch frost frosty frozen fruity fubar fucked fucker fuckers fuckface fuckfuck fuckhead fuckher fuckin
fucking fuckinside fuckit fuckme fuckoff fucktheworld fuckthis fucku fuckyo fuckyou fuckyoubitch fugazi fujitsu fukkc
fulham fullmoon function funky funny funstuff funtime furball fusion fussball futbol futurama future fuzzy fyfcnfcbz
fyfnjkbq fylhtq fynfyfyfhbde fytxrf fyutkbyf fyutkjxtr gabber gabby gabrie gabriel gabriela gabriele gabriell gadget
gaell gagged gagging galant galaxy galina galore gambit gamble gambler gameboy gamecock gamecube gameover games gamma
gandalf ganesh gangbang gangsta gangster gannibal garage garbage garcia garden gardner gareth garfield gargoyle garion
garlic garnet garrett gasman gaston gateway gatit gator gatorade gators gatsby gawker gbhfvblf gbpltw geezer gegcbr
geheim gemini general generals generic genesis geneva genius geoffrey georg george georgia georgie gerald gerard
gerbil german germany geronimo gerrard gerry gertrude gesperrt getmoney getout getsome getting gfhfktkjuhfv gfhjkm
gfhjkmgfhjkm ghbdtn ghbdtnbr ghbdtnghbdtn ghbdtnrfrltkf ghblehjr ghbrjk ghbywtccf ghetto ghhh47hj ghjatccbjyfk
ghjcnbnenrf ghjcnj ghjcnjgbpltw ghjcnjgfhjkm ghjcnjghjcnj ghjcnjnfr ghjcnjq ghjcnjqgfhjkm ghjcnjrdfibyj ghjnbdjcnjzybt
ghjuhfvvf ghost ghostrider ghosts ghtdtlvtldtl gianni giant giants gibson gideon gidget gigabyte giggle giggles
gilbert gilles gillian gilligan ginger giorgi giorgio giovanna giovanni giraffe girls giulia giuseppe gizmo gizmodo
gizzmo gjkbyf gjkysqgbpltw glacier gladiato gladiator gladys glamour glasgow glass glasses glenn global globus glock
gloria glory glover gmoney gn56gn goalie goaway gobears goblin goblue gobucks gocubs godbless goddess godfathe
godfather godlike godsmack godzilla gofast gofish goforit gogators gohome goirish goldberg golden goldeney goldeneye
goldfing goldfish goldie goldstar goldwing golfball golfer golfgolf golfgti golfing goliath gollum gonavy gonzales
gonzalez gonzo goober goodboy goodbye goodday goodgirl goodie goodluck goodman goodtime goodyear goofy google gooner
goose gopher gordo gordon gorgeous gorilla gotcha goten gotenks gotham gothic gotmilk gotohell gotribe govols grace
gracie graham gramma granada grand grandam grande grandma grandpa granite granny grant grapes graphics grass grateful
gratis gravity grayson grease great greatone greece greedisgood greedy green greenbay greenday greene greenlantern
greens gregor gregory gremlin grendel gretchen gretzky greywolf griffey griffin grimace grinch gringo grisha grizzly
gromit groove groovy groucho groups grover grumpy grunt gryphon gthcbr gthtrfnbgjkt gtnhjdbx gtnhjpfdjlcr guang
guardian guess guest guido guillaum guiness guinness guitar guitars gumby gundam gunnar gunner gunners gunther gustav
gustavo guyver gymnast gypsy habibi hacked hacker hacking haggis hailey hairball hairy haley halflife halifax hallie
hallo hallowee halloween hambone hamburg hamilton hamish hamlet hammer hammers hammond hampton hamster hancock
handball handsome handyman hanna hannah hannes hannibal hansen hansol hansolo hanson hanuman happiness happy happyday
harald harbor hardball hardcock hardcore harddick harder hardon hardone hardrock hardware hardwood hardy harle harlem
harley harman harmon harmony harold harper harrier harriet harris harrison harry harrypotter harvard harvest harvey
hassan hastings hatred hattrick havana havefun having hawaii hawaiian hawkeye hawkeyes hawkins hawks hayabusa hayden
hayley hazard hd764nw5d7e1vb hd764nw5d7e1vbv health heart hearts heater heather heaven heckfy hector hedgehog
hedimaptfcor heels heidi heineken heinrich hejsan helen helena helene hellas hellboy hellfire hello hellokitty helloo
hellos hellsing hellyeah helmet helmut helper helpme helsinki hemlock hendrix henrik henry hentai herbert herbie
hercules herewego heritage herman hermes heroes herring hershey hesoyam hetfield hewitt hewlett heynow hfytnrb hidden
higgins highbury highheel highland highlander highlife highway hiking hilary hillary hillbill hilton hiphop hippie
history hitachi hithere hitler hitman hiziad hjccbz hjvfirf hobbes hobbit hockey hoffman hogtied hokies holden holein
holes holger holiday holidays holla holland hollie hollow holly hollywoo hollywood holmes holycow holyshit homeboy
homemade homepage homer homerj homers homerun homework honda hondas honey honeybee honeys hongkong honolulu honor
hookem hooker hookup hooligan hooper hoops hoosier hoosiers hooter hooters hootie hoover hopeful hopeless hopkins
hopper horace hores horizon horndog hornet hornets horney horny horse horses hotass hotbox hotboy hotdog hotgirls
hotone hotpussy hotred hotrod hotsex hotshot hotstuff hottest hottie hotties houdini hound hounddog house houses
houston hover howard howdy howell htubcnhfwbz huang hubert hudson hughes hummer humphrey hungry hunte hunter hunting
hurley hurrican hurricane husband husker huskers huskies hustler hyperion hyundai iamgod iampurehaha ib6ub ibanez
ibrahim iceberg icecream icecube icehouse iceland iceman idefix idiot idontkno idontknow idunno iforget iforgot iguana
ihateyou ijrjkfl ilikeit ilikepie illini illinois illusion ilove iloveboobies ilovegod iloveme ilovemyfamily
ilovepussy ilovesex iloveu iloveyo iloveyou imagine imation immortal impact impala imperial implants impreza inches
incubus india indian indiana indians indigo infantry inferno infiniti infinity information ingodwetrust ingrid inlove
innocent insane insanity insert inside insight insomnia inspiron install installdevic installsqlst instant integra
intel intelligence inter intercourse interest international interne internet intrepid intruder inuyasha invest iomega
ip76k ipo54tj45uy ipswich ireland irene irina irinka irish irishka irishman iriska ironmaiden ironman irving isaac
isabel isabell isabella isabelle isaiah iscool iseedeadpeople island islander ismail israel istanbul istheman italia
italian italiano italy itisme itsme ivanov ivanova iverson iwantu j4ye3uz jabber jabroni jackal jackass jackie
jackjack jackoff jackpot jackson jacob jacobs jacques jaeger jagger jaguar jaguars jaime jakarta jakejake jamaica
james jamesbon jamesbond jameson jamess jamie jammer jammin janelle janet janice janine january japan japanese jared
jarhead jarrett jarrod jarvis jasmin jasmine jason jasper javelin javier jaybird jayden jayhawk jayhawks jayson
jazzman jazzy jeanette jeanne jeannie jeeper jeepster jefferso jefferson jeffery jeffrey jehovah jello jelly jellybea
jellybean jenifer jenkins jenna jennaj jennie jennife jennifer jenny jensen jeremiah jeremy jericho jerkoff jermaine
jerome jerry jersey jesper jesse jessic jessica jessie jester jesus jeter jethro jetski jewel jewels jewish jezebel
jiang jiggaman jillian jimbo jimbob jimmie jimmy jimmys jingle jingles jiong jktxrf jktymrf joanna joanne jocelyn
jockey joebob joecool joejoe joemama johann johanna johannes johnboy johncena johndeer johndoe johngalt johnjohn
johnny johnson joker jokers jomama jonas jonathan jonathon jones jonny jorda jordan jorge joseph josephin josephphone
joshu joshua josiah journey joyce jrcfyf jsbach juanita jubilee judith juggalo jughead juice juicy jules julia julian
juliana julie julien juliet juliette julio julius jumbo jumper junebug jungle junio junior juniper junkie junkmail
jupiter jurassic just4fun just4me justdoit justi justice justin justinbieber justine justme justus juventus kaboom
kahlua kahuna kaiser kaitlyn kakashka kaktus kalina kamasutra kamikaze kamila kamilla kangaroo kansas kappa karachi
karaoke karate karen karin karina karine karma karolina kashmir kasper katana katarina katerina katherin katherine
kathleen kathryn kathy katie katrin katrina kawasaki kayla kaylee kayleigh kazantip kcchiefs kcj9wx5n keegan keenan
keeper keepout keisha keith keller kelley kellie kelly kelsey kelvin kendall kendra kennedy kenneth kenny kenobi
kenshin kentucky kenwood kenworth kermit kernel kerouac kerry kerstin kestrel kevin kevinp keyboard keystone keywest
kfgjxrf kfhbcf kickass kicker kicksass kidrock kieran killa killbill kille killer killers killjoy killkill killme
kilroy kimball kimber kimberly kimmie kinder kingdom kingfish kingking kingkong kingpin kings kingston kinky kipper
kirby kirill kirkland kirsten kirsty kisses kissing kisskiss kissme kissmyass kitchen kiteboy kitkat kitten kittens
kittie kitty kittycat kittykat kittys kjkszpj kjrjvjnbd klaste klaster klaus kleopatra klingon klizma klondike klvbkf
knickers knicks knight knights knock knockers knopka knuckles kodiak kojak kokomo kolbasa kolobok kolokol komodo
konstantin koolaid kordell korean koroleva korova koshka kosmos kostya kotaku kotenok kramer krasotka krishna krissy
krista kristen kristi kristian kristin kristina kristine kristy krokodil krolik kronos krusty krypton krystal ksenia
ksusha ktjynsq ktyjxrf kuang kungfu labrador labtec lacrosse ladder laddie ladies ladybug laetitia lagnaf laguna
lakers lakeside lakewood lakota lalakers lambda lambert lamer lamont lance lancelot lancer lancia lander landon
lansing lantern laptop larisa larissa larkin larry larsen larson laser laserjet lassie lasvega lasvegas latin latina
latinas latino laura laurel lauren laurence laurent laurie lawrence lawson lawyer lazarus lback leader leanne leather
leavemealone lebowski ledzep leeann leeds leedsutd left4dead lefty legacy legend legion legolas legos leigh leinad
lekker leland lemans lemmein lemon lemonade lemons lennon lennox lenny lenochka leonard leonardo leonid leopard
leopold leroy lesbian lesbians lesley leslie lespaul lestat lester letmei letmein letsdoit letsgo letter lewis lexmark
lexus lfitymrf lfybbk lhbjkjubz lhfrjy liang libero liberty library licker licking lickit lickme lifehack lifetime
light lighter lighting lightnin lightning lights lilbit lilian liliana lilith liliya lillian lillie lilly limewire
limited lincoln linda linden lindros lindsay lindsey lineage linkin links lionel lionking lions lipstick liquid
lisalisa listen lister lithium little liverpoo liverpool living lizard lizzie lizzy ljxtymrf llamas lloyd loaded
lobster lockdown locks logan logger logitech lokiloki lokomotiv lolipop lolita lollipop lollol lollypop lolol londo
london lonely lonesome lonestar lonewolf longbow longdong longer longhair longhorn longjohn looker lookin looking
lookout looney loose looser lopez loren lorena lorenzo loretta lorraine loser losers lottie lotus louie louis louise
loulou lovebug loveit loveless lovelife lovelove lovely loveme lover loverboy loverman lovers lovesex loveya loveyou
loving lowell lowrider ltybcrf lucas lucia luciano lucifer lucille lucky luckydog luckyone ludmila ludwig lumber
lumina lunchbox luther lvbnhbq lytdybrbdfvgbhf lytghjgtnhjdcr m2do5bs macaroni macbeth macdaddy machine macintos
mackie macleod macman macross madagaskar madcat madcow madden maddie maddog madeline madina madison madman madmax
madness madonna madrid maestro mafia magazine magelan magellan maggi maggie maggot magic magical magician magick
magicman magnet magneto magnolia magnum magnus magpie magpies mahler maiden mailcreated mailman maison majestic major
makaka makaveli makayla maksim maksimka malachi malaka malaysia malcolm malibu malice malina malish mallard mallorca
mallory mallrats malone mamacita mamamia mamapapa mamas manager manchest manchester mancity mandarin mandingo mandrake
mandy manfred manga mango mangos maniac manila mankind manning manny manolo manowar manson mantis mantle manuel
manuela manutd maple maprchem maradona marathon marauder marble marbles marcel marcello marcelo march marcia marcin
marcius marco marcos marcus margaret margarit margarita margie maria mariah mariam marian mariana marianna marianne
marie mariel marijuan marijuana marika marilyn marin marina marinamarina marine mariner mariners marines marino mario
marion mariposa marisa marissa marius mariya marjorie marker market markie markiz markus marlboro marlene marley
marlin marlon marquis marriage married marseill marseille marsha marshal marshall martha marti martin martina martine
martinez martini marty marvel marvin maryann maryjane maryland masamune maserati mason massage massimiliano massimo
massive maste master masterbaiting masterbate masterbating masterp masters masturbation matador matchbox mathew
matilda matisse matrix matteo matthe matthew matthews matthias mattie matty mature maureen maurice maurolarastefy
maveric maverick maxdog maxell maxim maxima maxime maximka maximo maximum maximus maxine maxmax maxwell maxxxx mayday
mayhem maynard mazafaka mazda mazdarx mcdonald mckenzie mclaren meadow meagan meatball meathead meatloaf mechanic
media medic medical medicine medina medion medusa medved megadeth megaman megan megane megapass megatron meghan meier
meister melani melanie melina melinda meliss melissa mellon mellow melody melons melrose melvin member memorex memory
memphis menace mental menthol mentor meowmeow mephisto mercede mercedes mercury meredith meridian merlin merlot
mermaid mersedes messiah metal metall metallic metallica method metroid mevefalkcakk mexican mexico miami michae
michael michaela michaeljackson michaels michal micheal michel michele michell michelle michigan mickey micro microlab
micron microphone microsof microsoft middle midget midnight midnite midway mierda mighty migue miguel mihail mikael
mikemike mikey milan milana milano mildred milena miles military milkman millenium miller millie million millions
millwall milton mindy minecraft minemine minerva mingus minime minimoni ministry minnesotahp minnie miracle mirage
miranda miriam mirror mischief misery misfit misfits misha mishka misiek missie mission mississippi missouri missy
mister mistress misty mitch mitchell mittens mizzou mobile mobydick model models modelsne modena modern mogwai mohamed
mohammad mohammed mohawk mollie molly mollydog moloko molson momdad mommy momoney momsanaladventure monaco monalisa
monarch monday mondeo money moneyman moneys mongoose monic monica monika monique monitor monke monkey monkeybo monkeys
monopoly monroe monster monsters montag montana monte montecar montgom montreal montrose monty moocow mookie moomoo
moonbeam moondog mooney moonligh moonlight moonshin moore moose mooses mopar morales mordor moreno morgan
morganstanley moritz morning moron morpheus morris morrison morrowind mortal mortalkombat morten mortgage mortimer
mortis morton moscow moses moskva mother motherfucker motherlode mothers motion motley motocros motor motorola motown
mountain mouse mouser mouth movie movies mozart msoracle32re msorcloledbr mudvayne mufasa muffin muhammad mulder
mullet mulligan multiplelo munch munchkin munich muppet murder murphy murray murzik musashi muscle muscles mushroom
music musica musical musicman muslim mustafa mustang mustangs mustard mutant mybaby mydick mygirl mykids mylife mylove
myname mynameis mypass mypassword myrtle myself mystery mystic myxworld nadia nadine naked namaste nancy nanook napalm
napass napoleon napoli napster narnia naruto nascar nastia nasty nastya nastyanastya natali natalia natalie nataly
natalya natasha natedogg nathalie nathan nation national native natural nature naughty nautica nautilus navajo
navigator navyseal nazgul nbvjatq ncc1701a ncc1701d ncc1701e nebraska necronomicon needforspeed needles neepodchehyl
nellie nelson nemesis nemrac nemvxyheqdd5oqxyxyzi neptune nestor netscape network networkingpe nevada never nevermind
nevermore nevets neville newark newbie newcastl newcastle newlife newman newpass newport newproject newton newyear
newyork nextel nfnmzyf nfytxrf nguyen nhbujyjvtnhbz nhecsyfujkjdt nhfdvfnjkju nhfycajhvths niang niceass niceguy
nicholas nichole nick1234rem nickel nicky nicol nicola nicolas nicole nigga nigger night nightcrawler nightmar
nightmare nights nightwish nikita nikitos nikki nikola nikolai nikolas nikolay nimbus nimitz nimrod nineball nineinch
niners ninja ninjas nintendo nipper nipple nipples nirvana nissan nitram nitro nittany nobody noelle nofear nokia
nokian nolimit nomad nomore noname nondriversig nonenone noodle noodles nookie nopass norbert normal norman normandy
norris north northern norton norway norwich nostromo notebook nothing notredam notused nounours novell november noway
nthvbyfnjh ntktajy ntktdbpjh nuclear nudes nudist nugget nuggets number nurses nursing nutmeg nutter nuttertools
nwo4life nygiants nyjets nylons nymets nympho oakland oakley oasis oatmeal obelix oberon obiwan oblivion obsidian
ocean oceans october octopus odessa odyssey office officer offshore ohshit ohyeah oilers oklahoma oksana olcrackmaster
older oldman olenka olesya olive oliver olivia olivier ollie olympus omega onelove onetime onetwo onion onions online
onlyme ontario ontheoutside opendoor opennow openup operator ophelia optimist optimus option options oracle orange
oranges orchard orchid oregon orgasm orient original orioles orion orlando oscar osiris othello ottawa outback outkast
outlaw outside overkill overlord oxford oxygen oyster p030710pe4o p0o9i8u p4ssw0rd pa55w0rd pa55word pablo pacers
pacific pacino packard packer packers pacman paddle padres paint paintbal paintball painter painting pajero pakistan
palace paladin palermo pallmall palmer palmtree paloma pamela panama panasoni panasonic pancake pancakes pancho panda
pandas pandora panhead panic panter pantera panther panthers panties pants pantyhos panzer paolo papamama paper papers
papillon papito paradigm paradise paradox paragon paraklast paramedi paranoid paris parker parkour parlament parol
parola parrot partner party pasadena pascal passat passes passion passme passpass passport passw0rd passwd passwor
password passwordassword passwordpassword passwords passwordstandard passwort pastor pasword patch patches pathetic
pathfind patience patric patrice patrici patricia patrick patriot patriots patrol patton patty paula paulie paulina
pauline paulpaul pavel pavement pavilion pavlov payday payton pdtplf peace peach peaches peachy peacock peanut
peanutbutter peanuts pearl pearljam pearls pearson pebble pebbles pecker pedro peekaboo peeper peewee pegasus peggy
pelican pencil penelope penetration penguin penguins penis penny pentagon penthous pentium people pepito peppe pepper
peppers pepsi perfect perkins perry persik person persona personal pervert peter peterbil peterpan peters peterson
petra petrov petrova petunia peugeot peyton pfqwtd phantom pharao pharmacy pheonix phialpha philadelphia philip
philippe philips phillies phillip phillips philly phish phoebe phoeni phoenix phone photo photon photos phpbb phyllis
physics piano pianoman piazza picard picasso piccolo pickle pickles picks pickup picture pictures picturs pierce
piercing pierre pigeon piggy piglet pigpen pikachu pilgrim pillow pilot pimpdadd pimpdaddy pimpin pimping pinball
pineappl pineapple pinetree pingpong pinhead pinkfloy pinkfloyd pinkie pinky pinnacle pioneer pipeline piper pippen
pippin pippo piramida pirate pirates pisces pissing pissoff pistol pistons pitbull pitch pixies pizdec pizza pizzaman
pizzas placebo placid planes planet plasma plastic plastics platinum plato platon platypus playa playball playboy
player players playing playmate playstat playstation playtime please pleasure ploppy plumber pluto plymouth pobeda
pocket poetry point pointer poison pokemo pokemon poker poland polaris police polina polish pollux polly polniypizdec
polopolo polska pompey poncho pontiac poochie poodle poohbear pookey pookie pooky poontang pooper poopie poopoo
pooppoop poopy pooter popcorn popeye popova popper poppy poptart porkchop pornking porno pornographic pornos pornporn
pornstar porsche portal porter portland portugal poseidon positive possum postal postman potato pothead potter powder
powell power powerful powers praise prayer preacher precious predator prelude premier premium presario presiden
president presley pressure presto preston pretty pride priest prime primus prince princes princesa princess pringles
printer printing prissy private privet probes prodigy professional profit program progress project promise property
prophet prospect prosper protect protocol proton proview prowler proxy prozac pssw0rd psycho ptybnxtvgbjy public
puddin pudding puffin puffy pufunga pugsley pulsar pumper pumpkin pumpkins punch punisher punker punkin punkrock
punksnotdead puppet puppies puppy puppydog pupsik purdue purpl purple pushkin pussey pussie pussies pussy pussycat
pussyman pussys putter puzzle pyramid python q1q2q q1w2e q1w2e3r q1w2e3r4t q1w2e3r4t5y q1w2e3r4t5y6u q1w2e3r4t5y6u7i
q1w2e3r4t5y6u7i8o9p q2q3q q2w3e q2w3e4r q2w3e4r5t q2w3e4r5t6y qa2ws qa2ws3ed qa2ws3ed4rf qa2ws3ed4rf5tg qawsed
qawsedrf qawsedrftgyh qaz123wsx qaz2ws qaz2wsx qaz2wsx3edc qaz2wsx3edc4rfv qazqaz qazws qazwsx qazwsxed qazwsxedc
qazwsxedcrfv qazwsxedcrfvtgb qazwsxqazwsx qazxcv qazxsw qazxsw23edc qazxsw23edcvfr qazxswedc qazxswedcvfr qazzaq qiang
qiong qqqqq qqqwww quality quantum quartz quasar quattro quebec queen queenie queens quentin quest question quick
quincy qw12qw qw23er qw34er qw34er56ty qwaszx qwaszxerdfcv qwe123qwe qwe456rty qweasd qweasdzxc qwedsa qweewq qweqwe
qwerasdf qwerasdfzxcv qwert qwertasdfgzxcvb qwerty qwertyasdfgh qwertyu qwertyui qwertyuio qwertyuiop qwertyytrewq
r2d2c3po rabbit rabbits rabota racecar racer racerx rachael rachel rachelle racing radar radeon radical radio radiohea
radiohead raduga rafael ragnarok raider raiders railroad rainbow rainbows rainman rainyday raistlin raleigh ralph
rambler rambo ramirez ramjet rammstein ramona ramones rampage ramrod ramses ramsey ranch rancid randall random randy
ranger rangers raphael rapper raptor raquel rascal rasdzv rasmus rasputin rasta rastaman ratboy rated ratman raven
ravens raymond razor rbhbkk rctybz reader readers reading ready reagan reality really realmadrid reaper reason rebecca
rebel rebels reckless record records recovery redalert redbaron redbird redbone redbull redcar reddevil reddog
reddwarf redeye redfish redfox redhat redhead redheads redhot redline redman redneck redrose redrum redskin redskins
redsox redstar redwine redwing redwings redwood reebok reefer reeves referee reflex reggae reggie regina reginald
register reilly reload reloaded remember remingto remote renata renate renato renault renee renegade repair report
reptile republic requiem rereirf rescue research reserve resident residentevil respect restart retard retire retired
revenge review revoluti revolution revolver reynolds rfgecnf rfhbyf rfhfvtkmrf rfhfylfi rfhnjirf rfnthbyf rfntymrf
rfrfirf rfrnec rfvfcenhf rhbcnbyf rhfcfdbwf rhfcjnrf rhiannon rhino rhinos rhjrjlbk rhonda rhtdtlrj rhubarb ricard
ricardo riccardo richar richard richards richie richmond ricky riddle rider riders ridge riffraff right rightnow riley
rimmer ringer ringo ripken ripley ripper ripple river rivera rivers riversid rjhjkm rjhjktdf rjirfrgbde rjntyjr
rjycnfynby roadkill roadking roadrunn roadrunner roadster robbie rober robert roberta roberto roberts robin robins
robinson robocop robot robotech robotics rocco rochelle rocker rocket rockets rockford rockhard rockie rockies rockin
rocknrol rocknroll rockon rocks rockstar rockwell rocky rodeo rodman rodney rodrigo roger rogers rogue roland rolex
roller rollin rolling rollins rolltide roman romance romano romans romantic romashka romeo romero rommel ronald
ronaldinho ronaldo ronnie roofer rookie rooney rooster rootbeer rosario roscoe rosebud rosemary roses rosie rostik
roswell rotten rough route rover rovers roxanne royal royals royalty rtyuehe rubber rubble rudeboy rudolf rufus rugby
rugger rules rulez rulezzz rumble runaway runescape runner running rupert ruslan russel russell russia russian rustam
rusty rustydog sabbath sabina sabine sabres sabrina sacred sadie safari safety sahara saigon sailboat sailing sailor
saint saints sairam saiyan sakura salamander salami salasana saleen salem sales sally salman salmon salome salomon
salope salsero salvador samanth samantha samara sambo samiam samira sammie sammy samoht sampson samson samsun samsung
samtron samuel samurai sanchez sancho sander sanders sandie sandiego sandman sandr sandra sandrine sandro sandwich
sandy sanford sanfran sanfrancisco sanity santa santafe santana santiago santos sapper sapphic sapphire sarah saratoga
sascha sasha sashka saskia sassy sasuke satan satana satchmo satisfaction saturday saturn sauron sausage sausages
savage savanna savannah savior sawyer sayang scamper scandinavian scania scanner scarface scarlet scarlett schalke
schatz scheisse schmidt school schoolgirlie science scissors scooby scoobydo scoobydoo scooter score scorpio scorpion
scotch scotland scott scottie scotty scout scouts scrabble scrapper scrappy scratch scream screamer screen screw
screwy script scruffy scuba scully sdicmt7seytn seabee seadoo seagull seahawks seamus searay search season seattle
sebastia sebastian sebring second secret secrets secure security sedona seeker seeking seemnemaailm segblue seinfeld
sekret select selena selina seminole semper semperfi semtsriuty senator senators seneca senior senna sensei sentinel
sephiroth septembe september serega serena serenity sergbest sergeant sergei sergey sergi sergio series serious
serpent sersolution server service services sesame seven sevens severin sex4me sexgod sexman sexsex sextoy sexual
sexxx sexxxx sexxxy sexxy sexybabe sexybitch sexyboy sexygirl sexylady sexyman sexyone sexysexy seymour sf49ers shado
shadow shadows shady shaggy shakira shakur shalom shaman shampoo shamrock shamus shane shaney shang shanghai shania
shanna shannon shanti shaolin shark sharks sharky sharon sharp sharpe shasta shauna shaved shawn shawna shazam shearer
sheba sheeba sheena sheep sheepdog sheila shelby sheldon shell shelley shelly shemale sheng shepherd sheridan sheriff
sherlock sherman sherri sherry sherwood shibby shiloh shiner shinobi shirley shitface shithead shitty shock shocker
shodan shoes shogun shojou shonuf shooter shopper shopping short shorty shotgun shovel shower showme showtime shrimp
shuai shuang shuttle shutup sidekick sidney siemens sierra sigma sigmachi signal silence silent silly silver silverad
silvia simba simmons simon simona simone simons simple simpson simpsons sinatra sinbad sinclair singapor singer single
sinister sinned sinner siobhan sirius sissy sister sisters sites sithlord sixers sixpack sixty skate skateboard skater
skeeter skibum skidoo skiing skillet skinhead skinner skinny skipper skippy skirt skittles skorpion skydive skyhawk
skylar skylark skyler skyline skywalke skywalker slacker slamdunk slammer slapper slappy slapshot slater slave slavik
slayer sleep sleeper sleepy slick slider slimshad slimshady slinky slipknot slippery sliver slonik sloppy slowhand
slugger sluggo sluts slutty smackdow smackdown small smart smashing smeghead smegma smelly smile smiles smiley
smirnoff smirnov smith smiths smitty smoke smoker smokes smokey smokie smokin smoking smooth smoothie smudge smurf
snake snakes snapon snapper snapple snappy snatch sneakers sneaky snicker snickers sniffing sniper snooker snoop
snoopdog snoopy snowball snowbird snowboar snowboard snowflak snowman snuffy snuggles sobaka socce soccer socrates
sofia softail softball software sojdlg123aljg solaris soldier soleil solitude solnce solomon solution someday someone
somerset somethin something sommer sonata sonia sonic sonics sonnenschein sonny sonoma sonyericsson sonyfuck sonysony
sooner sooners sophi sophia sophie soprano sopranos soso123aljg soulmate sound south southern southpar southpark
southpaw sowhat space spaceman spanish spank spanker spanking spankme spanks spanky spanner spark sparkle sparkles
sparks sparky sparrow sparta spartak spartan spartans spawn speaker speakers spears special specialinsta specialk
spectre spectrum speed speedo speedway speedy spence spencer sperma sphinx spice spider spiderma spiderman spidey
spike spiker spikes spikey spinner spiral spirit spitfire splash spleen spliff splinter spock spoiled sponge spongebo
spongebob spooge spooky spoon spoons sport sporting sports sporty spotty spread spring springer springs sprint
sprinter sprite sprout spunky spurs sputnik spyder sqdwfe squall square squash squeak squeeze squirrel squirt srinivas
stacey stacie stacy stafford stalin stalker stallion standard stanford stang stanislav stanley stanton staples
starbuck starcraf starcraft stardust starfire starfish stargate starligh starman starr stars starship starstar start
starter startrek starwar starwars stasik state static station status stayout stealth steam steaua steel steele steeler
steelers stefan stefanie stefano steffen steffi stella stellar stepan steph stephan stephane stephani stephanie
stephen stereo sterlin sterling sterva steve steven stevens stevie stewart stick stickdaddy stickman sticks sticky
stiffy stigmata stimpy sting stinger stingray stinker stinky stinkyfinger stitch stock stocking stocks stockton stolen
stone stonecol stonecold stoned stoner stones stoney storage store stories storm stormy straight strange stranger
strap stratfor stratocaster stratus strawber strawberry stream streaming street streets strelok strength stress
stretch strider strike striker string strip stripper stroke stroker strong stryker stuart stubby student studio studly
studman stuff stumpy stunner stupid style styles stylus subaru sublime submit suburban subway subzero success suckdick
sucked sucker suckers sucking suckit suckme suckmydick sucks sugar suicide sullivan sultan summer summers summit
sundance sunday sundevil sunfire sunflowe sunflower sunlight sunny sunnyday sunrise sunset sunshin sunshine super
superb superfly superior superma superman supernatural supernov supernova supersonic supersta superstar support supra
supreme surfer surfing surgery surprise survivor susan susana susanna susanne sushi suslik sutton suzanne suzuki sveta
svetik svetlana svoboda swallow sweden swedish sweet sweetheart sweetie sweetnes sweetness sweetpea sweets sweety
swimmer swimming swinger swingers swinging switch swoosh sword swordfis swordfish swords sydney sylveste sylvia sylvie
syncmaster synergy syracuse system systemofadown systems syzygy tabasco tabitha tacobell tacoma taekwondo talbot
talisman talks talon tamara tamerlan tammy tampabay tango tanker tanner tantra tanya tarakan tardis target tarheel
tarheels tarpon tarzan tasha tasty tatarin tatiana tattoo tatyana taurus taxman taylor tazman tazmania tbone tdutybq
tdutybz teacher technics techno teddy teddybea teddybear teenage teens tekken telefon telemike telephon telephone
tempest templar temple temppass temppassword tenchi tender tennesse tennis tequila terefon teresa terminal terminat
terminator termite terra terrapin terrell terrier terror terry tester testing testpass testtest tetsuo texas thailand
thanatos thanks thankyou theater theatre thebear thebeast thebest theboss thecakeisalie thecat thecrow thecure thedog
thedon thedoors thedude theend theforce thegame thegreat their thekid theking thelma theman theodore theone there
theresa therock these thesims thewho thierry thing things thirteen thisisit thoma thomas thompson thong thongs
thrasher three threesom throat thuglife thumb thumbs thumper thunder thunderb thursday tiamat tiberius tiburon ticket
ticketmaster tickle ticklish tiffany tiger tigercat tigers tigge tigger tight tights timber timeout timmy timosha
timothy tinker tinkerbe tinkerbell tinman tintin tipper titan titanic titanium titans titfuck titleist titten titties
titts titty tkbpfdtnf toast toaster tobias today toejam toffee together toilet tokiohotel toledo tolkien tomahawk
tomas tomato tomcat tommie tommy tommyboy tomorrow tomtom tongue tonight toocool toolbox toolman toomuch toonarmy
tootie tootsie topcat topdog topgun tophat topher topper toriamos torino tornado toronto torpedo torres toshiba tosser
tottenha tottenham touching tower towers toyota trace tracer tracey track tracker tractor tracy trader traffic trailer
train trainer training trains tralala trance tranny trans transam transfer transformers transit translator trapper
trash trauma travel traveler travis treasure treble trebor treefrog trees treetop trenton trevor trfnthbyf trial
triangle tribal tricia tricky trident trigger trigun trinidad trinitro trinitron trinity triple tripleh triplex tripod
tripper trisha tristan triton triumph trixie trojan trojans troll trombone trooper tropical trouble trout truck
trucker trucking trucks truelove truman trumpet trunks trust trustme trustno truth tsunami tucker tuesday tujhrf
tulips tunafish tundra tuning tupac turbo turbos turkey turner turnip turtle tuscl tuxedo tweety twelve twenty twiggy
twilight twinkie twinkle twins twist twisted twister tycoon tyler typhoon tyrone tyson ufkbyf ugd5hip2j ukraine ultima
ultimate ultra ulysses umbrella umpire unbelievable undead underdog underground undertak undertaker unicorn unique
united universa universal universe university unknown unlock unreal uptown upyours uranus ursula usarmy username
usmarine usnavy usuckballz utopia vacation vader vadim vagabond vagina valencia valentin valentina valentine valera
valeri valeria valerie valery valhalla valkyrie valley vampir vampire vampires vancouve vanessa vanguard vanhalen
vanilla vanyarespekt varvara vasilisa vaughn vauxhall vbkfirf vector vectra vedder vegas vegeta vegitto vehpbr
velocity velvet vendetta venera venice venom ventura venture venus verbatim veritas verizon vermont vernon verona
veronica veronika versace vertigo vette vfczyz vfhbyf vfhbyfvfhbyf vfhecz vfhufhbnf vfibyf vfitymrf vfksirf vfndtq
vfntvfnbrf vfrcbv vfrcbvrf vfrcbvvfrcbv vfvekz vfvfgfgf vfvfvskfhfve vfvjxrf viagra vickie victor victori victoria
victory video videos vienna vietnam viewsoni viewsonic viking vikings viktor viktoria viktoriya villa village vincent
vinnie vintage violet violetta violin viper vipergts vipers virgil virgin virginia virginie virtual virus vision
visual vitalik vitamin vivian vjcrdf vjkjrj vjqgfhjkm vkontakte vladik vladimir vladimirovna vladislav vodka volcano
volcom volkov volkswag volley volleyba volume volvo voodoo vortex voyager voyeur vqsablpzla vsegda vsjasnel vulcan
waffle wagner walker wallace wallet walleye wally walmart walnut walrus walter walton wanderer wanker wanking wanted
wapbbs warcraft wareagle warez warhamme warhammer warhammer40k warlock warlord warner warning warren warrior warriors
warthog wasabi washburn washingt washington wasser wassup wasted watch watcher water waterboy waterloo waterman waters
watford watson wayne wazzkaprivet wealth weare weasel weather weaver webber webhompas webmaste webmaster websolutions
websolutionssu webster webuivalidat wedding weekend weezer weihnachtsbau weihnachtsbaum weiner weird welcom welcome
welder welkom weller wendy werder werdna werewolf werner wesley western westham weston westside westwood wetpussy
wetter wg8e3wjf whatever whatsup whatthe whatwhat wheeler wheels whiplash whiskers whiskey whisky whisper whistler
white whiteboy whiteout whitesox whitey whitney whocares whore whosyourdaddy whynot wibble wicked widget wifey wilbur
wildbill wildcard wildcat wildcats wilder wildfire wildman wildone wildwood willia william williams willie willis
willow willy wilson windmill window windows windsor windsurf winger wingman wingnut wings winner winners winnie winona
winston winter wireless wisdom wiseguy wishbone wives wizard wizards wkoa0fp78dk wolfen wolfgang wolfie wolfman
wolfpac wolfpack wolverin wolverine wolves woman womans wombat women wonder wonderboy wonderfu wonderful woodie
woodland woodstoc woody woofer woofwoof woohoo wookie wordpass wordup worker working workout world wormix worms worthy
wp2003wp wpass wr2i7h wraith wrangler wrench wrestle wrestler wrestlin wrestling wright wrinkle writer wutang wxcvbn
wyoming x2zkg8w x7pxr xanadu xander xantia xavier xerxes xfiles xiang xiong xtreme xxxp455w0rd xxxpass yamaha yamahar
yamato yankee yankees yasmin ybrbnf ybrjkfq yeahbaby yellow yessir yfcntymrf yfnfif yfnfkb yfnfkmz yjdsqgfhjkm
yogibear yolanda yomama yosemite young yourmom yousuck youtube yoyoma yugioh yummy yvette yvonne yzerman z1x2c z1x2c3v
z1x2c3v4b5n z1x2c3v4b5n6m z2x3c z2x3c4v zachary zalupa zander zanzibar zaphod zappa zapper zaq12wsx zaq12wsxcde
zaq1xsw zaq1xsw2cde zaqwsx zaqwsxcde zaqwsxcderfv zaqxsw zaqxswcde zaraza zarina zasada zcfvfzkexifz zebra zenith
zephyr zeppelin zerocool zerozero zhang zheng zhjckfd zhong zhuai zhuang zidane ziggy zigzag zildjian zipper zippo
zippy zodiac zoloto zombie zoomzoom zorro zqjphsyf6ctifgu zvezda zxasqw zxcasd zxcasdqwe zxcvb zxcvbn zxcvbnm
zxcvbnmmnbvcxz zyjxrf zzzxxx
`;

let known: ReadonlySet<string> | undefined;

/** Cores of common passwords: lower case, no marks, no digits or signs around. Made into a set when first asked for. */
export function commonPasswords(): ReadonlySet<string> {
  known ??= new Set(`${VIETNAMESE} ${EVERYWHERE}`.trim().split(/\s+/));
  return known;
}
