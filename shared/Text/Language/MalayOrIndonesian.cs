using System.Collections.Frozen;

namespace CcgcStream.Text.Language;

/// <summary>
/// Malay and Indonesian share most of their n-grams; a few hundred spellings part them. Each such word moves the log odds.
/// </summary>
internal static class MalayOrIndonesian
{
    private const float LogOddsPerWord = 1.5f;

    private static readonly FrozenSet<string> Malay = Set(
        """
        bahawa kerana ialah iaitu boleh sekiranya universiti syarikat polis filem muzik sukan kelab kurun semula pelancong pelancongan manakala
        bagi kanak-kanak wang lelaki bandar bandaraya perkhidmatan maklumat kemudahan kebanyakan mengikut menerusi selepas daripada sungguhpun kajian
        penyelidik penyelidikan saintis doktor pesakit hospital ogos julai mac disember jun pasukan perlawanan ditemui bilik keretapi pejabat
        peguam jenayah mangsa tentera parti perancis sepanyol amerika-syarikat awak pensyarah peperiksaan mesyuarat kakitangan
        malah sahaja amat bermula sukar faham guna gunakan menggunakan ketua kerajaan perdana negeri sebarang kesemua beliau sekurang-kurangnya
        ramai semasa adakah hendaklah hujung cuti pengembara tempahan risiko protein elektrik
        televisyen telefon komputer perisian laman sesawang julung kesihatan jangkitan kuman bakteria lebuhraya jalanraya
        """);

    private static readonly FrozenSet<string> Indonesian = Set(
        """
        bahwa karena adalah bisa yaitu universitas perusahaan polisi film musik olahraga klub abad turis wisata pariwisata sedangkan
        uang pria kota layanan informasi sebagian setelah penelitian peneliti ilmuwan dokter pasien agustus juli maret desember juni
        tim kamar kantor pengacara kejahatan korban tentara partai prancis spanyol inggris selandia serikat kamu mahasiswa siswa dosen ujian bandara
        rapat karyawan bahkan saja dimulai sulit pemerintah provinsi seluruh minimal namun saat apakah sebaiknya dulu akhir
        liburan listrik televisi telepon lunak situs sebuah memiliki terhadap mobil tol
        kesehatan infeksi
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
            odds += MalayWords.Contains(word) ? LogOddsPerWord : IndonesianWords.Contains(word) ? -LogOddsPerWord : 0;
        }
        return odds;
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
