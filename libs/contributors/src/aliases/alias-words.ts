// Words an alias is made of. Everybody should be glad to be called so: nothing of rank, looks, faith, nation,
// politics, illness or temper, no word that insults in combination, none that sounds like another of its list.

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** First words: qualities, weather, light, colours, time of day. */
export const ALIAS_ADJECTIVES = words(`
  Able Agile Airy Alert Amber Ample Apt Artful Attentive Autumn Azure Balanced Balmy Beaming Blithe Blooming Blue
  Bold Brave Breezy Bright Brisk Bronze Bubbly Calm Candid Canny Careful Caring Casual Cheerful Cheery Chipper Clear
  Clever Cloudless Coastal Cobalt Colorful Comfy Copper Coral Cordial Cosmic Cosy Courteous Crafty Creative Crimson
  Crisp Crystal Curious Dancing Dapper Daring Dashing Dawn Daylight Deft Deliberate Dewy Diligent Discerning
  Dreamy Drifting Dusky Dynamic Eager Earnest Easygoing Ebullient Electric Elegant Eloquent Emerald Endless Enduring
  Evening Fabled Fair Fancy Fearless Festive Fleet Floral Flowing Fluent Focused Forest Forthright Frank
  Fresh Friendly Frosty Gallant Generous Genial Gentle Genuine Gifted Gilded Giving Glad Gleaming Glowing Golden Gracious
  Grand Grateful Green Handy Happy Hardy Harmonic Hazel Hearty Helpful Honest Hopeful Humble Humming Idyllic Indigo
  Ingenious Inventive Ivory Jade Jaunty Jazzy Jolly Jovial Joyful Jubilant Keen Kind Kindred Lasting Laughing Lavender
  Learned Leisurely Light Lilac Lively Loyal Lucid Lucky Luminous Lunar Lyrical Maple Marble Mellow Melodic Merry
  Mindful Mint Misty Modest Moonlit Morning Mossy Musical Nimble Northern Notable Observant Open Orderly
  Painted Patient Peaceful Pearly Pensive Perky Placid Playful Pleasant Plucky Poetic Polished Polite Practical Prompt
  Prudent Purple Quaint Quick Quiet Radiant Rambling Ready Reliable Resolute Rising River Roaming Robust Rosy Rustic
  Sage Sandy Sapphire Sensible Serene Shining Silver Sincere Singing Skilled Smiling Smooth Snowy Snug Soaring Soft
  Solar Sparkling Spirited Splendid Spry Stalwart Starry Steadfast Steady Stellar Studious Sturdy Subtle Summer Sunlit
  Sunny Swift Teal Tender Thankful Thorough Thoughtful Thrifty Tidy Timely Topaz Tranquil Trusty Truthful Tuneful
  Twilight Upbeat Valiant Velvet Verdant Versatile Vibrant Vigilant Violet Vivid Wandering Warm Watchful Whimsical
  Willing Windy Winsome Wise Witty Wondering Woodland Yielding Zesty
`);

/** Second words: birds, beasts, trees and flowers, instruments, landscapes. */
export const ALIAS_NOUNS = words(`
  Acacia Accordion Albatross Alder Alpaca Antelope Apricot Arbor Archipelago Armadillo Ash Aspen Aster Avocet Badger
  Bagpipe Banjo Bassoon Bay Bayou Beaver Beech Begonia Bellflower Birch Bison Bittern Blackbird Bluebell Bluebird Bobolink
  Bongo Brook Bugle Bullfinch Bunting Buttercup Butterfly Calliope Camellia Canary Canyon Cardinal Caribou Cascade Castanet
  Cedar Celesta Cello Chaffinch Chamois Chestnut Chickadee Chime Chinchilla Clarinet Clavichord Clover Condor Cormorant
  Cornet Cove Cowbell Coyote Crane Creek Cricket Crocus Curlew Cymbal Cypress Daffodil Dahlia Daisy Dale Deer Delta Dingo
  Dipper Dolphin Dormouse Dove Dragonfly Drum Dulcimer Dune Dunlin Eagle Echidna Egret Eider Elk Elm Estuary Falcon Fennel
  Fern Ferret Fiddle Fig Finch Firefly Fjord Flamingo Flute Flycatcher Foxglove Freesia Gannet Gardenia Gazelle Gecko
  Geyser Gibbon Glacier Glade Glen Glockenspiel Goldfinch Gong Goshawk Grebe Grove Guitar Gull Harbor Hare Harmonica Harp
  Harpsichord Harrier Hawthorn Heath Heather Hedgehog Heron Hibiscus Hickory Hollow Holly Honeybee Hoopoe Hornbill Hummingbird
  Hyacinth Ibex Ibis Iguana Inlet Iris Island Ivy Jacaranda Jackdaw Jasmine Jay Juniper Kalimba Kestrel Kingfisher Kinglet
  Kite Koala Koto Lagoon Lake Lapwing Larch Lark Laurel Lemur Linden Linnet Lotus Lupin Lute Lynx Lyre Macaw Magnolia
  Magpie Mallard Manatee Mandolin Mangrove Marigold Marimba Marmot Marten Martin Meadow Meerkat Merganser Merlin Mesa Mockingbird
  Moorhen Mulberry Myrtle Narwhal Newt Nightingale Nuthatch Oak Oasis Oboe Ocarina Ocelot Okapi Olive Orchard Orchid
  Oriole Osprey Otter Ouzel Owl Oystercatcher Panda Pangolin Pansy Partridge Pelican Penguin Peony Petrel Petunia
  Phlox Piano Piccolo Pine Pipit Plateau Plover Poplar Poppy Porpoise Prairie Primrose Ptarmigan Puffin Quail Quetzal Rabbit
  Raccoon Rail Raven Recorder Redstart Redwing Redwood Reef Reindeer Ridge Robin Rook Rosemary Rowan Saffron Salamander
  Sanderling Sandpiper Saxophone Seahorse Seal Sequoia Serval Shamrock Shearwater Shore Sierra Siskin Sitar Skylark Snipe
  Snowdrop Sparrow Spoonbill Spring Spruce Starling Stork Stream Summit Sunflower Swan Sycamore Tamarin Tanager Tapir
  Teak Tern Terrapin Thistle Thyme Timpani Toucan Treefrog Trillium Trombone Trumpet Tuba Tulip Tundra Turnstone Ukulele
  Valley Verbena Viola Violin Vole Wagtail Walnut Warbler Waterfall Waxwing Whimbrel Willow Wisteria Wombat Woodlark Woodpecker
  Wren Xylophone Yarrow Yew Zebra Zinnia Zither
`);
