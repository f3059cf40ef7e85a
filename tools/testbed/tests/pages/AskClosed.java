import java.nio.file.Path;

/**
 * Asks a page whose node leads, closes it, and asks again: {@code java AskClosed PATH}. Ends with 3
 * where the answers are others than no.
 */
public final class AskClosed {
    private AskClosed() {}

    public static void main(String[] arguments) throws Exception {
        InterrexPage page = InterrexPage.open(Path.of(arguments[0]));
        boolean leads = page.isLeader() && page.token() == 9 && page.leader() == 3;
        page.close();
        boolean answersNo = !page.isLeader() && page.token() == InterrexPage.NO_LEASE
                && page.leader() == InterrexPage.NOBODY && InterrexPage.NO_LEASE == 0;
        System.exit(leads && answersNo ? 0 : 3);
    }
}
