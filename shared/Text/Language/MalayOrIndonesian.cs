using System.Collections.Frozen;

namespace CcgcStream.Text.Language;

/// <summary>
/// Malay and Indonesian share most of their n-grams; a few hundred spellings part them. Each such word moves the log odds.
/// </summary>
internal static class MalayOrIndonesian
{
    private const float LogOddsPerWord = 1.5f;
    private const int LongestSuffix = 4;

    private static readonly FrozenSet<string> Malay = Set(
        """
        bahawa kerana iaitu boleh sekiranya universiti syarikat polis filem muzik sukan kelab kurun semula pelancongan manakala kanak-kanak wang
        lelaki bandar bandaraya perkhidmatan maklumat kemudahan kebanyakan mengikut menerusi selepas daripada sungguhpun kajian penyelidik
        penyelidikan saintis doktor pesakit hospital ogos julai mac disember jun perlawanan ditemui bilik keretapi pejabat peguam jenayah mangsa
        tentera parti perancis sepanyol amerika-syarikat awak pensyarah peperiksaan mesyuarat kakitangan malah sahaja amat bermula sukar faham
        gunakan kerajaan sebarang kesemua beliau sekurang-kurangnya semasa adakah hendaklah hujung cuti pengembara tempahan risiko protein elektrik
        televisyen telefon perisian laman sesawang julung kesihatan jangkitan kuman bakteria lebuhraya jalanraya mahu hendak cuba mencuba beza
        berbeza perbezaan pelbagai kepelbagaian peratus peratusan tempoh berhampiran dikenali apabila bagaimanapun rasmi moden dibina basikal
        motosikal lori bas teksi letupan ribut taufan salji ais sejuk darjah haiwan pokok lembu ubat pembedahan jururawat klinik jurulatih pingat
        gangsa kejohanan pusingan kolej perkataan akhbar pelakon lapan minit saiz nombor sifar esok kerusi nak dah korang takde mcm camne kat sikit
        jugak jom fizik kebangsaan antarabangsa setiausaha pengarah pengerusi pilihanraya undi mengundi jabatan senarai dihantar bahagian sebahagian
        keseluruhan terutamanya serentak kandungan kaedah tenaga asas berasaskan merangkumi melibatkan kawalan mengawal dikawal empayar purba tamadun
        kubu diraja tasik lembangan banjaran pagi-pagi terbabit sesi kelajuan larian kenderaan dipanggil bermaksud mengekalkan kedua-dua bekas
        kerumitan jambatan hidupan lain-lain kumpulan imigresen lawatan kerjaya pasaran jualan kos cukai bajet hutang majikan makmal jumpa berjumpa
        beritahu memberitahu cakap petang justeru lazimnya digelar disebut-sebut ahli perayaan percuma pengguna kesesakan pesawah pelabur pelaburan
        saham-saham penerbangan tambang tu ni je kena pon lah pulak mmg nk sbb dh fikir berjaya betul perkara sentiasa tiada teruk peniaga usahawan
        projek menyokong tempatan pengundi pembangkang pendatang perlembagaan parlimen diorang kitorang seorang malaysia sabah sarawak selangor johor
        kedah melaka kelantan pahang terengganu putrajaya
        """);

    private static readonly FrozenSet<string> Indonesian = Set(
        """
        bahwa karena adalah bisa yaitu universitas perusahaan polisi film musik olahraga klub abad turis wisata pariwisata sedangkan uang pria kota
        layanan informasi sebagian setelah penelitian peneliti ilmuwan dokter pasien agustus juli maret desember juni tim kamar kantor pengacara
        kejahatan korban tentara partai prancis spanyol inggris selandia serikat kamu mahasiswa siswa dosen ujian bandara rapat karyawan bahkan saja
        dimulai sulit pemerintah provinsi seluruh minimal namun saat apakah sebaiknya dulu akhir delapan persen persentase derajat hewan obat resmi
        modern dibangun sepeda truk taksi es salju dingin ledakan badai kejuaraan medali pelatih perunggu koran aktor gelar perawat operasi
        pengadilan jaksa tersangka walikota gubernur kabupaten kecamatan pesawat bensin rupiah miliar triliun para yakni merupakan nggak enggak gak
        banget udah aja kok sih deh dong gue kalian beda berbeda perbedaan berbagai nomor nol ukuran menit kemarin besok kini pohon sapi ingin coba
        mencoba butuh membutuhkan daripadanya internasional nasional sekretaris direktur ketua-umum pemilu pemilihan memilih daftar bagian
        keseluruhannya terutama dikenal dikirim mengirim metode energi tingkat dasar berdasarkan mencakup kendali mengendalikan kekaisaran kuno
        peradaban benteng danau cekungan pegunungan gurun matahari bumi bulan-bulan senin selasa rabu kamis jumat sabtu liburan listrik televisi
        telepon lunak situs sebuah memiliki terhadap mobil tol kesehatan infeksi kecepatan kebutuhan toko maupun populasi materi samudra atraksi
        misalnya jembatan satwa populer disebut berarti tubuh lainnya suatu berhasil darurat mantan turnamen grup kunjungan fisik pengawasan anggota
        ruangan olimpiade tiongkok memperoleh laboratorium biaya pajak utang karier sore bertemu memberi-tahu macet gratis investasi investor
        indonesia jakarta surabaya bandung jawa sumatra papua yogyakarta wkwk wkwkwk nih gitu gini bikin bilang ngga cuma tolong-menolong
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MalayWords = Malay.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IndonesianWords = Indonesian.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Log odds for Malay that the words of a folded text give; negative for Indonesian.</summary>
    public static float LogOdds(ReadOnlySpan<char> folded)
    {
        var odds = 0f;
        foreach (var range in folded.Split(' '))
        {
            var word = folded[range];
            odds += IsMalay(word) ? LogOddsPerWord : IsIndonesian(word) ? -LogOddsPerWord : 0;
        }
        return odds;
    }

    // "aktiviti" and "aktivitas": the suffix of hundreds of borrowings.
    private static bool IsMalay(ReadOnlySpan<char> word) => MalayWords.Contains(word) || (word.Length > LongestSuffix && word.EndsWith("iti"));

    private static bool IsIndonesian(ReadOnlySpan<char> word) => IndonesianWords.Contains(word) || (word.Length > LongestSuffix && word.EndsWith("itas"));

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
